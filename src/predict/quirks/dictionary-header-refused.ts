import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Quirk } from '../quirk.ts'

/** Chromium fails a request on which the author set `Available-Dictionary`, which belongs to its compression dictionaries. */
export const dictionaryHeaderRefused = {
  id: 'dictionary-header-refused',
  engines: ['chromium'],
  at: {
    refuses: ({ headers, target }) =>
      target !== null && isHttpScheme(target.scheme) && headers.some(([name]) => name.toLowerCase() === 'available-dictionary')
        ? 'available-dictionary'
        : undefined,
  },
} satisfies Quirk
