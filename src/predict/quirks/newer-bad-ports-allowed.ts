import type { Quirk } from '../quirk.ts'

/** Chromium connects to two of the standard's bad ports, sieve and osaut. */
export const newerBadPortsAllowed = {
  id: 'newer-bad-ports-allowed',
  engines: ['chromium'],
  doubt: 'other versions may know the ports',
  at: {
    allowsBadPort: (port) => (port === 4190 || port === 6679 ? true : undefined),
  },
} satisfies Quirk
