/**
 * https://html.spec.whatwg.org/multipage/browsers.html#concept-origin
 *
 * A tuple's port is null where it is the scheme's default. Its domain is left out: `document.domain` plays no part in fetching.
 * An opaque origin is equal to itself alone, that is, to the same object.
 */
export type Origin = TupleOrigin | OpaqueOrigin

/** https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-tuple */
export interface TupleOrigin {
  kind: 'tuple'
  /** Without the colon. */
  scheme: string
  /** Serialized: an IPv6 address stands in brackets. */
  host: string
  port: number | null
}

/** https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-opaque */
export interface OpaqueOrigin {
  kind: 'opaque'
}

/**
 * The origin of a URL; that of a `blob:` URL is the origin of the http(s) URL in its path.
 *
 * Deviation: no blob URL store is asked, so the `blob:` URL of an opaque origin gives a new opaque origin.
 *
 * https://url.spec.whatwg.org/#concept-url-origin
 */
export function originOfUrl(url: URL): Origin {
  switch (url.protocol) {
    case 'http:':
    case 'https:':
    case 'ws:':
    case 'wss:':
    case 'ftp:':
      return tupleOf(url)
    case 'blob:': {
      if (!URL.canParse(url.pathname)) return { kind: 'opaque' }
      const pathUrl = new URL(url.pathname)
      return pathUrl.protocol === 'http:' || pathUrl.protocol === 'https:' ? tupleOf(pathUrl) : { kind: 'opaque' }
    }
    default:
      return { kind: 'opaque' }
  }
}

/**
 * Reads a serialized origin: `null` is an opaque one. Null where the string is not what `serializeOrigin` writes (a path, a trailing slash,
 * capitals, a default port). Takes the schemes of apps and extensions too, such as `capacitor://localhost`.
 *
 * https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export function parseOrigin(serialized: string): Origin | null {
  if (serialized === 'null') return { kind: 'opaque' }
  if (!URL.canParse(serialized)) return null
  const url = new URL(serialized)
  if (url.host === '') return null
  const origin = tupleOf(url)
  return serializeOrigin(origin) === serialized ? origin : null
}

/** https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin */
export function serializeOrigin(origin: Origin): string {
  if (origin.kind === 'opaque') return 'null'
  return `${origin.scheme}://${origin.host}${origin.port === null ? '' : `:${origin.port}`}`
}

/** https://html.spec.whatwg.org/multipage/browsers.html#same-origin */
export function isSameOrigin(a: Origin, b: Origin): boolean {
  if (a.kind === 'opaque' || b.kind === 'opaque') return a === b
  return a.scheme === b.scheme && a.host === b.host && a.port === b.port
}

function tupleOf(url: URL): TupleOrigin {
  return { kind: 'tuple', scheme: url.protocol.slice(0, -1), host: url.hostname, port: url.port === '' ? null : Number(url.port) }
}
