import { diagnose } from '../diagnose/diagnose.ts'
import { refusedHere } from '../diagnose/refused-here.ts'
import type { Diagnosis } from '../model/diagnosis.ts'
import type { Evidence } from '../model/evidence.ts'
import { classifyError } from '../page/classify-error.ts'
import type { Knowledge } from '../page/knowledge.ts'
import { signalStateOf } from '../page/signal-state-of.ts'
import { summarizeRequest } from '../page/summarize-request.ts'
import type { ObservedCall } from './enforce-observer.ts'
import type { EnforcedCall, EnforcedFailure, EnforcedResult } from './enforced-call.ts'
import type { EnforcedPage } from './enforced-page.ts'

/**
 * Why an enforced call failed. Both sides of each message were in full view, so that what a rule of the browser refused is exact. Of a network
 * failure that has no name, as one that a mock made up, only that it was one is known.
 */
export function diagnoseFailure(
  { engine, redact }: EnforcedPage,
  { record, prediction, environment }: ObservedCall,
  { outcome, exchange, error, thrown }: Pick<EnforcedFailure, 'outcome' | 'exchange' | 'error' | 'thrown'>,
): Diagnosis {
  const request = summarizeRequest(record, environment, redact)
  const evidence: Evidence[] = [{ id: 'engine', observed: engine }]
  if (outcome === 'aborted') {
    const { name } = classifyError(thrown)
    evidence.push(
      { id: 'rejection-name', observed: name },
      { id: 'rejection-message', observed: 'own' },
      { id: 'signal-state', observed: name === 'TimeoutError' ? 'timeout' : 'aborted' },
    )
    return diagnose({ evidence, prediction, request })
  }
  if (outcome === 'failed' && !exchange.sameMethod) {
    evidence.push(
      { id: 'rejection-name', observed: 'TypeError' },
      { id: 'rejection-message', observed: 'opaque' },
      { id: 'signal-state', observed: 'none' },
    )
    return diagnose({ evidence, prediction, request })
  }
  // What was refused before anything was sent, was refused here.
  if (exchange.steps.length === 0) evidence.push(...refusedHere(prediction))
  if (error !== undefined && error.subject !== '') evidence.push({ id: 'exchange-subject', observed: error.subject })
  return diagnose({ evidence, prediction, request, exchange })
}

/** What is known of an error that came while the body of an enforced response was read. */
export function diagnoseReading(
  page: EnforcedPage,
  { record, signal }: EnforcedCall,
  { prediction }: EnforcedResult,
  error: unknown,
): Knowledge {
  const { name, message } = classifyError(error)
  const evidence: Evidence[] = [
    { id: 'engine', observed: page.engine },
    { id: 'rejection-name', observed: name },
    { id: 'rejection-message', observed: message },
    { id: 'signal-state', observed: signalStateOf(signal, error) },
    { id: 'response-arrived', observed: true },
  ]
  const request = summarizeRequest(record, page.environmentOf(record.url), page.redact)
  const diagnosis = () => diagnose({ evidence, prediction, request })
  return { version: 1, diagnosis, explain: async () => diagnosis() }
}
