import type { Environment } from '../model/environment.ts'
import type { Prediction } from '../model/prediction.ts'
import type { XhrRecord } from '../model/xhr-record.ts'
import { predictRequest } from '../predict/predict-request.ts'
import { captureEnvironment } from './capture-environment.ts'
import { captureXhr } from './capture-xhr.ts'

/**
 * Says what a browser will do with an XMLHttpRequest: `predict` for the calls that axios, Angular and jQuery make. Never throws.
 * `throws` stands for an exception of `open`, `setRequestHeader` or `send`.
 *
 * @param request what the XMLHttpRequest was given up to `send`
 * @param environment as for `predict`
 * @example
 * predictXhr({ method: 'POST', url: 'https://api.example.com/files', body: file, uploadListener: true }).verdict // 'preflight'
 */
export function predictXhr(request: XhrRecord, environment?: Environment): Prediction {
  const record = captureXhr(request)
  return predictRequest(record, captureEnvironment(environment, record.url))
}
