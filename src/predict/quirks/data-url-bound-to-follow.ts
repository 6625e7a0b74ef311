import type { Quirk } from '../quirk.ts'

/** WebKit applies the rule that `no-cors` needs the redirect mode `follow` to data: URLs too. */
export const dataUrlBoundToFollow = {
  id: 'data-url-bound-to-follow',
  engines: ['webkit'],
  at: {
    refuses: ({ record, target }) =>
      target?.scheme === 'data' && record.mode === 'no-cors' && record.redirect !== 'follow' ? record.redirect : undefined,
  },
} satisfies Quirk
