import { type Origin, originOfUrl } from '../html/origin.ts'

/**
 * Deviation: schemes that only one browser trusts (those of extensions and apps) are not known here; the environment's `secureContext` says more.
 *
 * https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
 */
export function isPotentiallyTrustworthyOrigin(origin: Origin): boolean {
  if (origin.kind === 'opaque') return false
  if (origin.scheme === 'https' || origin.scheme === 'wss' || origin.scheme === 'file') return true
  return /^127\.\d+\.\d+\.\d+$/.test(origin.host) || origin.host === '[::1]' || /^(?:.+\.)?localhost\.?$/.test(origin.host)
}

/** https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy */
export function isPotentiallyTrustworthyUrl(url: URL): boolean {
  if (url.protocol === 'data:' || url.protocol === 'file:') return true
  if (url.protocol === 'about:') return url.pathname === 'blank' || url.pathname === 'srcdoc'
  return isPotentiallyTrustworthyOrigin(originOfUrl(url))
}
