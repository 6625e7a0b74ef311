import type { Attributes } from '@opentelemetry/api'
import { ATTR_ERROR_TYPE, ATTR_HTTP_REQUEST_METHOD, ATTR_SERVER_ADDRESS } from '@opentelemetry/semantic-conventions'
import { diagnosisOf } from '../../src/index.ts'

/** The recipe of the README: attributes by the semantic conventions. What is merely possible is not named as the cause. */
export function attributesOf(error: unknown): Attributes {
  const known = diagnosisOf(error)
  if (known === undefined) return {}
  const { stage, cause, certainty, request } = known
  return {
    [ATTR_ERROR_TYPE]: certainty === 'possible' ? stage : cause,
    [ATTR_HTTP_REQUEST_METHOD]: request.method,
    [ATTR_SERVER_ADDRESS]: URL.parse(request.url)?.hostname,
  }
}
