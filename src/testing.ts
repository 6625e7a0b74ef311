// Lint and budget; the reporter is `whycors/testing/reporter`
export { type CorsLint, type CorsLintOptions, corsLint } from './adapters/testing/cors-lint.ts'

// Matchers
export { type CorsMatchers, corsMatchers } from './adapters/testing/matchers/cors-matchers.ts'
export type { MatcherEnvironment } from './adapters/testing/matchers/matcher-environment.ts'
export type { FailureExpectation } from './adapters/testing/matchers/to-fail-cors.ts'
export type { ExpectedReason } from './adapters/testing/matchers/to-trigger-preflight.ts'
export type { PageOptions } from './adapters/testing/page-environment.ts'

// Recorder
export { type RecordTrafficOptions, recordTraffic, type TrafficRecorder } from './adapters/testing/record-traffic.ts'
export type { EventSource } from './adapters/testing/watch-server.ts'

// Enforcement
export { enforceCors } from './enforce/enforce-cors.ts'
export { EnforceFault } from './enforce/enforce-fault.ts'
export type { EnforceObserver, ObservedCall } from './enforce/enforce-observer.ts'
export type { EnforceOptions } from './enforce/enforce-options.ts'
export type { EnforcedFailure, EnforcedPass, EnforcedResult } from './enforce/enforced-call.ts'
export type { Allowance, PreflightBudget } from './enforce/preflight-budget.ts'

// Types
export type { CorsPolicy } from './model/cors-policy.ts'
export type { ApiNeeds, CorsNeeds, LintedCall } from './model/linted-call.ts'
