import type { Environment } from '../model/environment.ts'
import type { Prediction } from '../model/prediction.ts'
import { predictRequest } from '../predict/predict-request.ts'
import { captureBeacon } from './capture-beacon.ts'
import { captureEnvironment } from './capture-environment.ts'

/**
 * Says what a browser will do with a `navigator.sendBeacon` call. Across origins it is `opaque`, or `preflight` where the type of the data
 * is not safelisted; `blocked` stands for a call that returns false. Never throws.
 *
 * Deviation: the Beacon standard does not set the unsafe-request flag, by which there would be no preflight at all; all browsers send one.
 *
 * @param url what `sendBeacon` is given
 * @param data what `sendBeacon` is given
 * @param environment as for `predict`
 * @example
 * predictBeacon('https://stats.example.com/', new Blob(['{}'], { type: 'application/json' })).verdict // 'preflight'
 */
export function predictBeacon(url: string | URL, data?: BodyInit | null, environment?: Environment): Prediction {
  const record = captureBeacon(url, data)
  return predictRequest(record, captureEnvironment(environment, record.url))
}
