// Enforcement
export { enforceCors } from './enforce/enforce-cors.ts'
export { EnforceFault } from './enforce/enforce-fault.ts'
export type { EnforceObserver, ObservedCall } from './enforce/enforce-observer.ts'
export type { EnforceOptions } from './enforce/enforce-options.ts'
export type { EnforcedFailure, EnforcedPass, EnforcedResult } from './enforce/play-call.ts'
