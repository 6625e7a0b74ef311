import type { Quirk } from '../quirk.ts'

/**
 * Chromium sends a stream only over HTTP/2 or newer, which it never speaks without TLS. Across origins the preflight still goes out; after
 * it, or where none is needed, the request fails.
 */
export const streamNeedsHttp2 = {
  id: 'stream-needs-http2',
  engines: ['chromium'],
  at: {
    refuses: ({ body, target, sameOrigin }) =>
      body.kind === 'stream' && sameOrigin && target?.scheme === 'http' ? 'body' : undefined,
  },
} satisfies Quirk
