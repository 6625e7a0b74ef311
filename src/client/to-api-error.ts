import { isHTTPError, isNetworkError, isTimeoutError, SchemaValidationError } from 'ky'
import { classifyError } from '../page/classify-error.ts'
import { diagnosisOf } from '../page/diagnosis-of.ts'
import { explain } from '../page/explain.ts'
import { isAborted, isBlocked, isCorsFailure, isOffline, isUnreachable } from '../page/guards.ts'
import { knowledgeOfReading } from '../page/knowledge.ts'
import { ApiError, type CallErrorKind } from './api-error.ts'
import { CallError } from './call-error.ts'
import type { Endpoint } from './endpoint.ts'
import { HttpError } from './http-error.ts'
import { type Issue, validate } from './schema.ts'
import { ValidationError } from './validation-error.ts'
import { inOneLine } from './words.ts'

/**
 * What ky, a hook or a schema threw, as an error of the contract.
 *
 * @param response the one that was being read by then
 * @param wait milliseconds for which more evidence is waited for, where what is known tells no kind apart
 * @throws {SchemaValidationError} where the body of an error does not fit the contract
 */
export async function toApiError(
  endpoint: Endpoint,
  thrown: unknown,
  response: Response | undefined,
  signal: AbortSignal | null | undefined,
  wait: number,
): Promise<ApiError> {
  if (thrown instanceof ApiError) return thrown
  if (isHTTPError(thrown)) {
    const schema = endpoint.spec.errors?.[thrown.response.status]
    return new HttpError(endpoint, thrown.response, await validate(schema, thrown.data, ['body']), thrown)
  }
  if (thrown instanceof SchemaValidationError)
    return new ValidationError(endpoint, thrown.issues as readonly Issue[], thrown.cause ?? (response && thrown), response)
  if (response) {
    if (classifyError(thrown).name === 'SyntaxError') {
      const message = `is not JSON (Content-Type: ${response.headers.get('content-type') ?? 'none'})`
      return new ValidationError(endpoint, [{ message, path: ['body'] }], thrown, response)
    }
    // What is known of the response hangs beside the error from here on.
    knowledgeOfReading(response, thrown)
  }
  const network = isNetworkError(thrown)
  // Of what ky wraps, the browser's own error is the original.
  const cause = network ? (thrown.cause ?? thrown) : thrown
  const told = () => kindOf(cause, signal?.aborted && signal.reason === cause)
  if (wait && diagnosisOf(cause) && !told()) await explain(cause, { deadline: wait })
  const diagnosis = diagnosisOf(cause)
  const kind = told() ?? (response ? 'body' : network || diagnosis ? 'network' : 'request')
  // The signal of ky's own timeout does not tell that it was one.
  const says = kind === 'timeout' ? kind : diagnosis ? inOneLine(diagnosis) : ((cause as Error | undefined)?.message ?? cause)
  return new CallError(endpoint, kind, `failed: ${says}`, cause, response)
}

/** What the evidence tells; undefined where it tells nothing. */
function kindOf(cause: unknown, stopped: boolean | undefined): CallErrorKind | undefined {
  const { cause: id, stage } = diagnosisOf(cause) ?? {}
  if (isTimeoutError(cause) || id === 'timeout') return 'timeout'
  // Firefox calls a connection that breaks off an AbortError, though nobody aborted.
  if (stopped || isAborted(cause) || (id === undefined && classifyError(cause).name === 'AbortError')) return 'aborted'
  if (isOffline(cause)) return 'offline'
  if (isBlocked(cause)) return 'blocked'
  if (stage === 'body' || stage === 'request') return stage
  if (isCorsFailure(cause)) return 'cors'
  return isUnreachable(cause) ? 'unreachable' : undefined
}
