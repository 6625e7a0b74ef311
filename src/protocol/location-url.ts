import type { Engine } from '../model/environment.ts'
import { getHeader } from '../spec/fetch/header-list.ts'
import { isRedirectStatus } from '../spec/fetch/is-redirect-status.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import type { TransportResponse } from './transport.ts'

/**
 * The location URL of a response: null where it is no redirect, `'failure'` where it is one that leads nowhere.
 *
 * For Chromium an empty Location is none, and of several the first counts (156, measured 2026-11-23); for WebKit an empty one leads nowhere
 * (2.50.6, measured 2026-11-28).
 *
 * https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationUrl(response: TransportResponse, currentUrl: URL, engine: Engine): URL | null | 'failure' {
  // 1.
  if (!isRedirectStatus(response.status)) return null
  // 2.
  let locations = response.headers.filter(([name]) => asciiLowercase(name) === 'location').map(([, value]) => value)
  if (engine === 'chromium') locations = locations.filter((value) => value !== '').slice(0, 1)
  const [location] = locations
  if (location === undefined) return null
  if (locations.length > 1 || (engine === 'webkit' && location === '')) return 'failure'
  // 3. Bytes beyond ASCII go into the URL as they are, and not as the characters they would be in Latin-1, but for WebKit (2.50.6, measured 2026-11-28).
  const url = parse(engine === 'webkit' ? location : location.replace(/[\x80-\xff]/g, percentEncode), currentUrl)
  if (url === null) return 'failure'
  // 4. An empty fragment is a fragment, but one that does not go along in Chromium (156, measured 2026-11-28).
  if (!url.href.includes('#')) url.hash = engine === 'chromium' ? currentUrl.hash : currentUrl.href.replace(/^[^#]*/, '')
  return url
}

/** Whether the Location is a URL but for a blank in its host, which Chromium's parser lets pass; no such host is found (156, measured 2026-11-28). */
export function hasBlankInHost({ headers }: TransportResponse): boolean {
  const [, start = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#\\]*)(.*)$/is.exec(getHeader('Location', headers) ?? '') ?? []
  const filled = host.replaceAll(/ |%20/g, '-')
  return host !== filled && URL.canParse(start + filled + rest)
}

function parse(url: string, base: URL): URL | null {
  try {
    return new URL(url, base)
  } catch {
    return null
  }
}

function percentEncode(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase()}`
}
