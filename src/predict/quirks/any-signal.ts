import type { Quirk } from '../quirk.ts'

/** WebKit ignores a member `signal` that is no AbortSignal. */
export const anySignal = {
  id: 'any-signal',
  engines: ['webkit'],
  at: {
    ignoresMember: (name) => (name === 'signal' ? true : undefined),
  },
} satisfies Quirk
