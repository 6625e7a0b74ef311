import type { Quirk } from '../quirk.ts'

/** WebKit's URL parser does not resolve `http:/`, which for the standard is the root of a page on http. */
export const schemeAndSlashRefused = {
  id: 'scheme-and-slash-refused',
  engines: ['webkit'],
  at: {
    failsToParse: (url) => (/^[\0- ]*https?:[\t\n\r]*\/[\0- ]*$/i.test(url) ? true : undefined),
  },
} satisfies Quirk
