/**
 * Whether a scheme, without its colon, is `http` or `https`.
 *
 * https://fetch.spec.whatwg.org/#http-scheme
 */
export function isHttpScheme(scheme: string): boolean {
  return scheme === 'http' || scheme === 'https'
}
