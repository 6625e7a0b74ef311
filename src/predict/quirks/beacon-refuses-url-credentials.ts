import type { Quirk } from '../quirk.ts'

/** Chromium queues no beacon to a URL with a user name or a password. */
export const beaconRefusesUrlCredentials = {
  id: 'beacon-refuses-url-credentials',
  engines: ['chromium'],
  at: {
    refuses: ({ record, target }) => (record.api === 'beacon' && target?.includesCredentials === true ? 'url' : undefined),
  },
} satisfies Quirk
