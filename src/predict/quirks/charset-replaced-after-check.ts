import type { Quirk } from '../quirk.ts'

/** Gecko holds the author's own Content-Type (XMLHttpRequest) against the safelist, and writes UTF-8 into it afterwards. */
export const charsetReplacedAfterCheck = {
  id: 'charset-replaced-after-check',
  engines: ['gecko'],
  at: {
    authorContentType: (value) => value,
  },
} satisfies Quirk
