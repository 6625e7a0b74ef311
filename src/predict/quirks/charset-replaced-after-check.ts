import { authorContentType } from '../../spec/xhr/author-content-type.ts'
import type { Quirk } from '../quirk.ts'

/**
 * Gecko holds the author's own Content-Type (XMLHttpRequest) against the safelist, and writes UTF-8 into it afterwards. Of what becomes of it
 * the bytes are looked at once more: values that were no tokens have quotation marks by then.
 */
export const charsetReplacedAfterCheck = {
  id: 'charset-replaced-after-check',
  engines: ['gecko'],
  at: {
    authorContentType(value) {
      const replaced = authorContentType(value)
      return replaced.includes('"') ? replaced : value
    },
  },
} satisfies Quirk
