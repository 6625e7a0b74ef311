/**
 * Whether the method, already normalized, needs no CORS-preflight fetch by itself.
 *
 * https://fetch.spec.whatwg.org/#cors-safelisted-method
 */
export function isCorsSafelistedMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'POST'
}
