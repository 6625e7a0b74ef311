import type { Quirk } from '../quirk.ts'

/** The value is what is not blank, quotation mark or semicolon; a parameter without one ends the search. */
const charset = /([\0- ;]charset[\0- ]*=[\0- "']*)([^\0- "';]*)/gi

/** Chromium writes UTF-8 over each charset in an author's Content-Type (XMLHttpRequest) and leaves the rest, quotes included, as it was. */
export const charsetReplacedInPlace = {
  id: 'charset-replaced-in-place',
  engines: ['chromium'],
  at: {
    authorContentType(value) {
      let ended = false
      return value.replace(charset, (parameter: string, before: string, name: string) => {
        ended ||= name === ''
        return ended ? parameter : `${before}UTF-8`
      })
    },
  },
} satisfies Quirk
