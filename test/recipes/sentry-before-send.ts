import type { ErrorEvent, EventHint } from '@sentry/browser'
import { diagnosisOf } from '../../src/index.ts'

/** The recipe of the README: what whycors knows goes beside the event; message and stack stay as the browser made them. */
export function beforeSend(event: ErrorEvent, hint: EventHint): ErrorEvent | null {
  const known = diagnosisOf(hint.originalException)
  if (known === undefined) return event
  const { stage, cause, certainty, fingerprint, request, candidates } = known
  if (stage === 'aborted') return null
  event.fingerprint = [fingerprint]
  event.tags = { ...event.tags, 'whycors.stage': stage, 'whycors.cause': cause, 'whycors.certainty': certainty }
  event.contexts = { ...event.contexts, whycors: { ...request, candidates: candidates.map((one) => one.cause) } }
  return event
}
