import type { CauseId } from '../../../model/cause.ts'
import type { CorsPolicy } from '../../../model/cors-policy.ts'
import type { MatcherEnvironment } from './matcher-environment.ts'
import { toBeSimpleRequest } from './to-be-simple-request.ts'
import { type FailureExpectation, toFailCors } from './to-fail-cors.ts'
import { toPassCors } from './to-pass-cors.ts'
import { type ExpectedReason, toTriggerPreflight } from './to-trigger-preflight.ts'

/**
 * Matchers about CORS, for the `expect.extend` of vitest and of Jest. They take a `Request`, the arguments of fetch as `[input, init]`, an MSW
 * request event, an endpoint of the typed client, or a call that failed where whycors saw it: its error, or its promise, which makes the
 * matcher one to await. Nothing is sent.
 *
 * @example
 * expect.extend(corsMatchers)
 * expect(['https://api.example.com/orders', { method: 'PUT' }]).toTriggerPreflight({ rule: 'method-not-safelisted' })
 * await expect(fetch('https://api.example.com/orders')).toFailCors('missing-allow-origin-header')
 */
export const corsMatchers = { toBeSimpleRequest, toTriggerPreflight, toPassCors, toFailCors }

/**
 * The matchers as `expect` has them; `T` is the type of what is expected. `vitest` knows them once `whycors/testing` is imported; Jest is told.
 *
 * @example
 * declare module 'expect' {
 *   interface Matchers<R extends void | Promise<void>, T> extends CorsMatchers<R, T> {}
 * }
 */
export interface CorsMatchers<R = void, T = unknown> {
  /** A cross-origin request that needs no preflight, and whose answer the page may read. */
  toBeSimpleRequest(environment?: MatcherEnvironment): Awaitable<R, T>
  /** The browser asks by an OPTIONS request first; for that very reason, where one is given. */
  toTriggerPreflight(expected?: ExpectedReason): Awaitable<R, T>
  /** The page gets the answer of an API with this policy. */
  toPassCors(policy: CorsPolicy, environment?: MatcherEnvironment): Awaitable<R, T>
  /** The call failed for this very cause, with certainty. A request that was not sent needs the policy of its API. */
  toFailCors(cause: CauseId, expectation?: FailureExpectation): Awaitable<R, T>
}

/** A promise makes a matcher asynchronous. */
type Awaitable<R, T> = T extends PromiseLike<unknown> ? Promise<void> : R

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends CorsMatchers<R, T> {}
}
