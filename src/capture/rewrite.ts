import type { Environment } from '../model/environment.ts'
import type { RewritePolicy } from '../model/rewrite.ts'
import { preparePolicy } from '../rewrite/prepare-policy.ts'
import { captureEnvironment } from './capture-environment.ts'
import { captureFetch } from './capture-fetch.ts'
import { type RewriteResult, rewriteArguments } from './rewrite-arguments.ts'

/**
 * Looks for an equivalent `fetch` call that needs no preflight, by the rules that the policy names. All or nothing: where `predict` does not
 * call the result simple, the arguments come back as they are and `refused` says what stood in the way. Sends nothing, reads no body of a
 * `Request`, and changes none of its arguments.
 *
 * @param input what `fetch` takes
 * @param init what `fetch` takes; rules that touch the body need it here, as string or bytes
 * @param policy the rules; `'lossless'` is the start that needs no server
 * @param environment where the call is made from; in a page it is found by itself
 * @throws {TypeError} for a policy with an unknown key, a wrong value, or a cooperative rule without `server`
 * @example
 * rewrite('https://api.example.com/orders', { headers: { 'cache-control': 'no-cache' } }, 'lossless').args
 * // ['https://api.example.com/orders', { headers: [], cache: 'reload' }]
 */
export function rewrite(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  policy: RewritePolicy,
  environment?: Environment,
): RewriteResult {
  const page = captureEnvironment(environment, captureFetch(input).url)
  return rewriteArguments(input, init, preparePolicy('rewrite: the policy', policy), page)
}
