import { isHttpScheme } from '../../spec/fetch/is-http-scheme.ts'
import type { Quirk } from '../quirk.ts'

/** `0x` as a part of an IPv4 address. */
const numberWithoutDigits = /[/\\@.]0x(?:[.:/\\?#]|$)/i

/** Gecko's URL parser takes no asterisk and no quotation mark in a host, and no number without digits. */
export const signsInHostRefused = {
  id: 'signs-in-host-refused',
  engines: ['gecko'],
  at: {
    failsToParse(url, { scheme, hostname }) {
      if (!isHttpScheme(scheme)) return undefined
      return /[*"]/.test(hostname) || (/^[\d.]+$/.test(hostname) && numberWithoutDigits.test(url)) ? true : undefined
    },
  },
} satisfies Quirk
