/**
 * Whether a scheme, without its colon, stands for what needs no network.
 *
 * https://fetch.spec.whatwg.org/#local-scheme
 */
export function isLocalScheme(scheme: string): boolean {
  return scheme === 'about' || scheme === 'blob' || scheme === 'data'
}
