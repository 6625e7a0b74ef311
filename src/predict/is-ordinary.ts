import { isCorsSafelistedMethod } from '../spec/fetch/is-cors-safelisted-method.ts'
import { isHttpScheme } from '../spec/fetch/is-http-scheme.ts'
import type { PreparedRequest } from './prepare-request.ts'

/**
 * Whether a request is one of the many with nothing out of the ordinary: an http(s) URL, a well-known method, good headers, the default
 * options. Of those most rules have nothing to say, so that they need not be asked.
 */
export function isOrdinary(request: PreparedRequest): boolean {
  const { record, target, method, body } = request
  return (
    target !== null &&
    isHttpScheme(target.scheme) &&
    target.port === null &&
    !target.includesCredentials &&
    request.pageOrigin !== 'null' &&
    request.mixedContent === false &&
    request.refused === undefined &&
    request.deviations.length === 0 &&
    record.api === 'fetch' &&
    record.unseen.length === 0 &&
    record.inconvertible.length === 0 &&
    record.mode === 'cors' &&
    record.cache === 'default' &&
    record.redirect === 'follow' &&
    (record.credentialsMode === 'same-origin' || record.credentialsMode === 'include') &&
    record.referrerPolicy === '' &&
    record.duplex === undefined &&
    record.priority === undefined &&
    !request.invalidReferrer &&
    !record.keepalive &&
    record.aborted !== true &&
    request.invalidHeaders.length === 0 &&
    request.forbidden.length === 0 &&
    request.unsafe.safelistValueSize <= 1024 &&
    (isCorsSafelistedMethod(method) || method === 'PUT' || method === 'DELETE' || method === 'PATCH') &&
    (body.kind === 'none' || (body.kind === 'string' && method !== 'GET' && method !== 'HEAD'))
  )
}
