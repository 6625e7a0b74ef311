import type { Quirk } from '../quirk.ts'

/** WebKit makes a Request with a stream as body, and then cannot send it: `fetch` rejects with a NotSupportedError. */
export const streamRefused = {
  id: 'stream-refused',
  engines: ['webkit'],
  at: {
    refuses: ({ record, body, target }) =>
      body.kind === 'stream' && record.api === 'fetch' && target !== null ? 'body' : undefined,
  },
} satisfies Quirk
