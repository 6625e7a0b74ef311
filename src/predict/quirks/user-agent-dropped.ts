import type { Quirk } from '../quirk.ts'

/** Chromium removes a User-Agent that the author set without a word, as if the name were forbidden. */
export const userAgentDropped = {
  id: 'user-agent-dropped',
  engines: ['chromium'],
  at: {
    dropsHeader: (name) => (name === 'user-agent' ? true : undefined),
  },
} satisfies Quirk
