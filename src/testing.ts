// Enforcement
export { enforceCors } from './enforce/enforce-cors.ts'
export { EnforceFault } from './enforce/enforce-fault.ts'
export type { EnforceObserver, ObservedCall } from './enforce/enforce-observer.ts'
export type { EnforceOptions } from './enforce/enforce-options.ts'
export type { EnforcedFailure, EnforcedPass, EnforcedResult } from './enforce/play-call.ts'

// Matchers
export { type CorsMatchers, corsMatchers } from './adapters/testing/matchers/cors-matchers.ts'
export type { MatcherEnvironment } from './adapters/testing/matchers/matcher-environment.ts'
export type { FailureExpectation } from './adapters/testing/matchers/to-fail-cors.ts'
export type { ExpectedReason } from './adapters/testing/matchers/to-trigger-preflight.ts'
export type { CorsPolicy } from './model/cors-policy.ts'
