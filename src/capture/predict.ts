import type { Environment } from '../model/environment.ts'
import type { Prediction } from '../model/prediction.ts'
import { predictRequest } from '../predict/predict-request.ts'
import { captureEnvironment } from './capture-environment.ts'
import { captureFetch } from './capture-fetch.ts'

/**
 * Says what a browser will do with a `fetch` call before it is made: whether a CORS-preflight fetch goes first, and which header,
 * method or body is the reason. Never throws, sends nothing, reads no body, and runs no code of the arguments (getters, iterators).
 *
 * @param input what `fetch` takes: a URL as string, `URL` or `Request`
 * @param init what `fetch` takes
 * @param environment where the call is made from; in a page all of it is found by itself. Outside, without an `origin`, the target
 *   is taken to be another origin, and a note says so.
 * @example
 * predict('https://api.example.com/orders', { method: 'PUT' }, { origin: 'https://app.example.com' }).verdict // 'preflight'
 */
export function predict(input: RequestInfo | URL, init?: RequestInit, environment?: Environment): Prediction {
  const record = captureFetch(input, init)
  // A referrer too is resolved.
  return predictRequest(record, captureEnvironment(environment, record.referrer === undefined ? record.url : undefined))
}
