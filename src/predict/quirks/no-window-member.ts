import type { Quirk } from '../quirk.ts'

/** Chromium and Gecko do not know the member `window`, for which the standard allows null alone. */
export const noWindowMember = {
  id: 'no-window-member',
  engines: ['chromium', 'gecko'],
  at: {
    ignoresMember: (name) => (name === 'window' ? true : undefined),
  },
} satisfies Quirk
