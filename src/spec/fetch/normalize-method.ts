/**
 * Upper-cases six methods and leaves every other as written: `patch` stays `patch`.
 *
 * https://fetch.spec.whatwg.org/#concept-method-normalize
 */
export function normalizeMethod(method: string): string {
  if (method === 'GET' || method === 'POST') return method
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method
}
