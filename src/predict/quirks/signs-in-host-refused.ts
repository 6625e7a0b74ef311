import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Quirk } from '../quirk.ts'

/** Gecko's URL parser takes no asterisk and no quotation mark in a host. */
export const signsInHostRefused = {
  id: 'signs-in-host-refused',
  engines: ['gecko'],
  at: {
    failsToParse: (_url, { scheme, hostname }) => (isHttpScheme(scheme) && /[*"]/.test(hostname) ? true : undefined),
  },
} satisfies Quirk
