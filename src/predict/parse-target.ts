import { isDataUrlFailure } from '../spec/fetch/is-data-url-failure.ts'
import { originOfUrl, serializeOrigin } from '../spec/html/origin.ts'

/** The parts of a request's URL that rules ask for. Not to be changed: it may be shared. */
export interface Target {
  /** Whether it starts so plainly that every parser reads it alike. */
  isPlain: boolean
  /** Without the colon. */
  scheme: string
  /** Serialized: an IPv6 address stands in brackets. */
  hostname: string
  /** Null where it is the scheme's default, or there is none. */
  port: number | null
  /** Serialized origin: `null` as a string where it is opaque. */
  origin: string
  /** Whether the URL includes a user name or a password. */
  includesCredentials: boolean
  /** Whether a label of the host is said to be Punycode and is not: failure, which the parsers of Chromium and Node do not see. */
  isBrokenPunycode: boolean
  /** Whether it is a data: URL that cannot be read. */
  isDataUrlFailure: boolean
  /** Whether it is a blob: URL of a form that `createObjectURL` never gives: with a query, or without an id. */
  isBlobUrlFailure: boolean
  /** Whether it is `about:blank`. */
  isAboutBlank: boolean
  /** Whether it is a blob: URL that a page with an opaque origin made: this one or another. */
  isBlobOfOpaqueOrigin: boolean
}

/**
 * The start of an http(s) URL whose host needs no mapping: lower-case labels without Punycode, the last of which starts with a letter, so
 * that it is no IPv4 address. What follows cannot make such a URL fail, so a look at its start is as good as the parser's.
 */
const plainStart =
  /^(https?):\/\/((?:(?!xn--)[a-z0-9-]+\.)*(?!xn--)[a-z][a-z0-9-]*)(?::([1-9][0-9]{0,3}|[1-5][0-9]{4}))?(?=[/?#]|$)/

/** What follows `xn--` is too short, holds what Punycode does not, or encodes no character beyond ASCII. */
const brokenPunycode = /(?:^|\.)xn--(?:.?|[^.]*-|[^.]*[^.a-z0-9-][^.]*)(?:\.|$)/

/** An app calls few origins, so the last few plain starts are kept with what they say. */
const knownStarts: { start: string; target: Target }[] = []
let oldest = 0
/** The last URL that began with one of them: apps poll, and ask several times about one call. */
let last: { url: string; target: Target } | undefined

/** Parses a URL, against a base where one is known; null is failure. https://url.spec.whatwg.org/#concept-url-parser */
export function parseTarget(url: string, base: string | undefined): Target | null {
  if (last?.url === url) return last.target
  for (const { start, target } of knownStarts) {
    if (!url.startsWith(start) || !isEndOfStart(url.charCodeAt(start.length))) continue
    if (url.length < 1024) last = { url, target }
    return target
  }
  return parsePlainStart(url) ?? parseFully(url, base)
}

/** A slash, a question mark, a number sign, or the end of the URL. */
function isEndOfStart(code: number): boolean {
  return code === 0x2f || code === 0x3f || code === 0x23 || Number.isNaN(code)
}

function parsePlainStart(url: string): Target | undefined {
  const plain = plainStart.exec(url)
  if (plain === null) return undefined
  const [start, scheme = '', hostname = '', digits] = plain
  const isDefault = digits === undefined || digits === (scheme === 'http' ? '80' : '443')
  const target: Target = {
    isPlain: true,
    scheme,
    hostname,
    port: isDefault ? null : Number(digits),
    origin: isDefault ? `${scheme}://${hostname}` : `${scheme}://${hostname}:${digits}`,
    includesCredentials: false,
    isBrokenPunycode: false,
    isDataUrlFailure: false,
    isBlobUrlFailure: false,
    isAboutBlank: false,
    isBlobOfOpaqueOrigin: false,
  }
  if (start.length < 256) {
    knownStarts[oldest] = { start, target }
    oldest = (oldest + 1) % 8
  }
  return target
}

function parseFully(url: string, base: string | undefined): Target | null {
  try {
    const parsed = new URL(url, base)
    return {
      isPlain: false,
      scheme: parsed.protocol.slice(0, -1),
      hostname: parsed.hostname,
      port: parsed.port === '' ? null : Number(parsed.port),
      origin: serializeOrigin(originOfUrl(parsed)),
      includesCredentials: parsed.username !== '' || parsed.password !== '',
      isBrokenPunycode: brokenPunycode.test(parsed.hostname),
      isDataUrlFailure: parsed.protocol === 'data:' && isDataUrlFailure(parsed),
      isBlobUrlFailure: parsed.protocol === 'blob:' && !/^blob:(?:[^/]+:\/\/[^/]*|null)\/[^/?#]+(?:#|$)/.test(parsed.href),
      isAboutBlank: parsed.protocol === 'about:' && parsed.pathname === 'blank',
      isBlobOfOpaqueOrigin: parsed.protocol === 'blob:' && parsed.pathname.startsWith('null/'),
    }
  } catch {
    return null
  }
}
