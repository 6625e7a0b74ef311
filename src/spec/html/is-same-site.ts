import type { Origin } from './origin.ts'

/** Second-level labels under which countries let people register, as in `co.uk`. */
const secondLevel = /^(?:ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$/

/**
 * Whether two origins are same site but for the scheme.
 *
 * Deviation: a registrable domain needs the Public Suffix List, which is too large to carry. Equal hosts, IP addresses and hosts of a
 * single label (localhost) are answered exactly; otherwise the last two labels are compared (three below the likes of `co.uk`), so that
 * `a.github.io` and `b.github.io` come out as same site. Nothing certain may be built upon true for unequal hosts.
 *
 * https://html.spec.whatwg.org/multipage/browsers.html#schemelessly-same-site
 */
export function isSchemelesslySameSite(a: Origin, b: Origin): boolean {
  if (a.kind === 'opaque' || b.kind === 'opaque') return a === b
  if (a.host === b.host) return true
  const domain = probableRegistrableDomain(a.host)
  return domain !== null && domain === probableRegistrableDomain(b.host)
}

/**
 * Whether two origins are same site, with the deviation of `isSchemelesslySameSite`.
 *
 * https://html.spec.whatwg.org/multipage/browsers.html#same-site
 */
export function isSameSite(a: Origin, b: Origin): boolean {
  if (a.kind === 'opaque' || b.kind === 'opaque') return a === b
  return a.scheme === b.scheme && isSchemelesslySameSite(a, b)
}

/**
 * Whether nobody can register this host, only names below it: the likes of `com` and `co.uk`. With the deviation of `isSchemelesslySameSite`.
 *
 * https://url.spec.whatwg.org/#host-public-suffix
 */
export function isProbablePublicSuffix(host: string): boolean {
  return !isAddress(host) && probableRegistrableDomain(host) === null
}

function probableRegistrableDomain(host: string): string | null {
  if (isAddress(host)) return null
  const labels = host.split('.')
  const size = secondLevel.test(labels.slice(-2).join('.')) ? 3 : 2
  return labels.length < size ? null : labels.slice(-size).join('.')
}

/** An IPv6 address has brackets, an IPv4 address ends in a number; neither has a registrable domain. */
function isAddress(host: string): boolean {
  return host.startsWith('[') || /\.\d+$/.test(host)
}
