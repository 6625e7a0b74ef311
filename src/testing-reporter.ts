// The reporter runs in vitest's main process, with Node at hand: an entry of its own, so that `whycors/testing` also runs in browsers.
export { CorsReporter, CorsReporter as default, type CorsReporterOptions } from './adapters/testing/cors-reporter.ts'
export type { PreflightReport, PreflightRow } from './model/preflight-report.ts'
