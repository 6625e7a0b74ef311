import { exceedsKeepaliveLimit } from '../keepalive-limit.ts'
import type { Quirk } from '../quirk.ts'

/** Gecko and WebKit apply the limit for bodies of keepalive requests to data: URLs too. */
export const keepaliveLimitOnDataUrls = {
  id: 'keepalive-limit-on-data-urls',
  engines: ['gecko', 'webkit'],
  at: {
    refuses: ({ record, body, target }) =>
      target?.scheme === 'data' && exceedsKeepaliveLimit(record.keepalive, body) ? 'keepalive' : undefined,
  },
} satisfies Quirk
