import type { Quirk } from '../quirk.ts'

/** Chromium fails a request on which the author set `Available-Dictionary`, which belongs to its compression dictionaries. */
export const dictionaryHeaderRefused = {
  id: 'dictionary-header-refused',
  engines: ['chromium'],
  at: {
    refuses: ({ headers }) =>
      headers.some(([name]) => name.toLowerCase() === 'available-dictionary') ? 'available-dictionary' : undefined,
  },
} satisfies Quirk
