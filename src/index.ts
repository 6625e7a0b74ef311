// The drop-in
export { createFetch } from './adapters/console/create-fetch.ts'
export { fetch } from './adapters/console/fetch.ts'
export { install } from './adapters/console/install.ts'

// Before a request
export { predict } from './capture/predict.ts'
export { predictBeacon } from './capture/predict-beacon.ts'
export { predictXhr } from './capture/predict-xhr.ts'
// Instead of a request
export { rewrite } from './capture/rewrite.ts'
export type { FetchArguments, RewriteResult } from './capture/rewrite-arguments.ts'
// Types
export type { CauseId, Stage } from './model/cause.ts'
export type { Certainty } from './model/certainty.ts'
export type { Diagnosis, NextStep, RequestSummary } from './model/diagnosis.ts'
export type { Engine, Environment } from './model/environment.ts'
export type { Evidence, EvidenceId, Observations, ProbeOutcome } from './model/evidence.ts'
export type { Exchange, ExchangeStep } from './model/exchange.ts'
export type { Culprit, Finding, RuleId } from './model/finding.ts'
export type { Fix, FixId } from './model/fix.ts'
export type { Prediction, Verdict } from './model/prediction.ts'
export type {
  RewriteContract,
  RewritePolicy,
  RewriteRefusal,
  RewriteRefusalId,
  RewriteRuleId,
  RewriteRules,
  RewriteSafety,
  RewriteStep,
} from './model/rewrite.ts'
export type { XhrRecord } from './model/xhr-record.ts'
// After a failure
export { diagnosisOf } from './page/diagnosis-of.ts'
export { explain } from './page/explain.ts'
export { isAborted, isBlocked, isCorsFailure, isOffline, isUnreachable } from './page/guards.ts'
export type { ExplainOptions } from './page/knowledge.ts'
export type { FetchOptions, Logger, ProbePolicy } from './page/options.ts'
export type { LedgerCall, LedgerEndpoint, LedgerOptions, LedgerReport, PreflightLedger } from './page/preflight-ledger.ts'
export { createPreflightLedger } from './page/preflight-ledger.ts'
// Words
export { format } from './render/format.ts'
