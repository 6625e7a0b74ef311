import { type HTTPError, isHTTPError, isNetworkError, isTimeoutError, SchemaValidationError } from 'ky'
import type { Diagnosis } from '../model/diagnosis.ts'
import { classifyError } from '../page/classify-error.ts'
import { diagnosisOf } from '../page/diagnosis-of.ts'
import { explain } from '../page/explain.ts'
import { isAborted, isBlocked, isCorsFailure, isOffline, isUnreachable } from '../page/guards.ts'
import { knowledgeOfReading } from '../page/knowledge.ts'
import { ApiError, type CallErrorKind } from './api-error.ts'
import { CallError } from './call-error.ts'
import type { Endpoint } from './endpoint.ts'
import { HttpError } from './http-error.ts'
import { issuesOf, validate } from './schema.ts'
import { ValidationError } from './validation-error.ts'
import { inOneLine } from './words.ts'

/**
 * What ky, a hook or a schema threw, as an error of the contract.
 *
 * @param response the one that was being read by then
 * @param wait milliseconds for which more evidence is waited for, where what is known tells no kind apart
 */
export async function toApiError(
  endpoint: Endpoint,
  thrown: unknown,
  response: Response | undefined,
  signal: AbortSignal | null | undefined,
  wait: number,
): Promise<ApiError> {
  if (thrown instanceof ApiError) return thrown
  if (Array.isArray(thrown)) return new ValidationError(endpoint, response ? 'response' : 'request', thrown, undefined, response)
  if (isHTTPError(thrown)) return answered(endpoint, thrown)
  if (response !== undefined) {
    if (thrown instanceof SchemaValidationError)
      return new ValidationError(endpoint, 'response', issuesOf(thrown.issues, ['body']), thrown, response)
    if (classifyError(thrown).name === 'SyntaxError') {
      const message = `is not JSON (Content-Type: ${response.headers.get('content-type') ?? 'none'})`
      return new ValidationError(endpoint, 'response', [{ message, path: ['body'] }], thrown, response)
    }
    // What is known of the response hangs beside the error from here on.
    knowledgeOfReading(response, thrown)
  }
  const network = isNetworkError(thrown)
  // Of what ky wraps, the browser's own error is the original.
  const cause = network ? (thrown.cause ?? thrown) : thrown
  const stopped = signal?.aborted === true && signal.reason === cause
  let diagnosis = diagnosisOf(cause)
  if (diagnosis !== undefined && wait > 0 && kindOf(cause, diagnosis, stopped) === undefined)
    diagnosis = await explain(cause, { deadline: wait })
  const kind = kindOf(cause, diagnosis, stopped) ?? (response ? 'body' : network || diagnosis ? 'network' : 'request')
  const says = diagnosis === undefined ? (cause instanceof Error ? cause.message : String(cause)) : inOneLine(diagnosis)
  return new CallError(endpoint, kind, `failed: ${says}`, cause, response)
}

async function answered(endpoint: Endpoint, thrown: HTTPError): Promise<ApiError> {
  const { response, data } = thrown
  const schema = endpoint.spec.errors?.[response.status]
  if (schema === undefined) return new HttpError(endpoint, response, data, thrown)
  return validate(schema, data, ['body']).then(
    (value) => new HttpError(endpoint, response, value, thrown),
    (issues) => new ValidationError(endpoint, 'response', issues, thrown, response),
  )
}

/** What the evidence tells; undefined where it tells nothing. */
function kindOf(cause: unknown, diagnosis: Diagnosis | undefined, stopped: boolean): CallErrorKind | undefined {
  if (isTimeoutError(cause) || diagnosis?.cause === 'timeout') return 'timeout'
  // Firefox calls a connection that breaks off an AbortError, though nobody aborted.
  if (stopped || isAborted(cause) || (diagnosis === undefined && classifyError(cause).name === 'AbortError')) return 'aborted'
  if (diagnosis === undefined) return undefined
  // A browser that says so is offline; that it says otherwise means nothing.
  if (isOffline(cause) || diagnosis.evidence.some(({ id, observed }) => id === 'navigator-online' && !observed)) return 'offline'
  if (isBlocked(cause)) return 'blocked'
  if (diagnosis.stage === 'body' || diagnosis.stage === 'request') return diagnosis.stage
  if (isCorsFailure(cause)) return 'cors'
  return isUnreachable(cause) ? 'unreachable' : undefined
}
