import type { Quirk } from '../quirk.ts'

/** Gecko knows no stream as body: it sends the text `[object ReadableStream]`. */
export const streamSentAsText = {
  id: 'stream-sent-as-text',
  engines: ['gecko'],
  at: {
    body: ({ kind }) => (kind === 'stream' ? { kind: 'string', byteLength: '[object ReadableStream]'.length } : undefined),
  },
} satisfies Quirk
