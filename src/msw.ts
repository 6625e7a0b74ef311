// Enforcement
export { enforceCors } from './adapters/msw/enforce-cors.ts'
export type { MswEnforceOptions } from './adapters/msw/msw-enforce-options.ts'
// Handlers
export { withCors } from './adapters/msw/with-cors.ts'
export type { CorsPolicy } from './model/cors-policy.ts'
