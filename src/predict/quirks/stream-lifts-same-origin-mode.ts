import type { Quirk } from '../quirk.ts'

/** Chromium sends a stream in the mode `same-origin` as if the mode were `cors`, so that a preflight goes to another origin. */
export const streamLiftsSameOriginMode = {
  id: 'stream-lifts-same-origin-mode',
  engines: ['chromium'],
  at: {
    mode: ({ mode }, body) => (mode === 'same-origin' && body.kind === 'stream' ? 'cors' : undefined),
  },
} satisfies Quirk
