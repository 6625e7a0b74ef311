import type { Quirk } from '../quirk.ts'

/** WebKit ignores a member `signal` that is no AbortSignal, in windows. */
export const anySignal = {
  id: 'any-signal',
  engines: ['webkit'],
  doubt: 'it throws in workers',
  at: {
    ignoresMember: (name) => (name === 'signal' ? true : undefined),
  },
} satisfies Quirk
