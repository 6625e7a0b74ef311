import type { Environment } from '../model/environment.ts'

/** http on the machine itself. */
const localHttp = /^http:\/\/(?:127\.[\d.]+|\[::1\]|(?:[^/:]+\.)?localhost\.?)(?:[/:]|$)/

/**
 * Whether a page blocks mixed content; undefined where its origin is opaque and nothing says where it came from.
 *
 * Deviation: by the standard every potentially trustworthy origin prohibits mixed security contexts. Browsers do not count http on the machine
 * itself among them (measured 2026-11-28 in Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6), though `isSecureContext` is true there.
 *
 * https://w3c.github.io/webappsec-mixed-content/#categorize-settings-object
 */
export function prohibitsMixedSecurityContexts({ origin, baseUrl = '', secureContext }: Environment): boolean | undefined {
  const page = origin === undefined || origin === 'null' ? baseUrl : origin
  // What was made of a data: URL is no secure context, but blocks mixed content where the page around it does.
  if (secureContext === false) return origin === 'null' && /^(?:data|blob|about):/.test(page) ? undefined : false
  if (page.startsWith('https:')) return true
  if (secureContext) return !localHttp.test(page)
  return origin === 'null' && !page.startsWith('http:') ? undefined : false
}
