import { expect, test } from 'vitest'
import { captureFetch } from '../../src/capture/capture-fetch.ts'
import type { Engine } from '../../src/model/environment.ts'
import { isOrdinary } from '../../src/predict/is-ordinary.ts'
import { predictRequest } from '../../src/predict/predict-request.ts'
import { prepareRequest } from '../../src/predict/prepare-request.ts'
import { makeArguments } from '../browser/truth/make-arguments.ts'
import { sampleCalls } from '../browser/truth/sample-calls.ts'

const engines: readonly Engine[] = ['standard', 'chromium', 'gecko', 'webkit']
const page = { origin: 'https://app.example', baseUrl: 'https://app.example/page' }

test('changes nothing about any prediction: a port, which is out of the ordinary, makes no difference', () => {
  let ordinary = 0
  for (const call of sampleCalls(8_000, 1, ['fetch'])) {
    if (call.api !== 'fetch') continue
    for (const [at, url] of ['https://api.example', 'https://app.example'].entries()) {
      const engine = engines[(ordinary + at) % engines.length] ?? 'standard'
      const predictions = [url, `${url}:8443`].map((origin) => {
        let args: Parameters<typeof captureFetch>
        try {
          args = makeArguments(call, `${origin}/path`)
        } catch {
          return undefined
        }
        const record = captureFetch(...args)
        const from = { ...page, origin: url === page.origin ? origin : page.origin, engine }
        if (isOrdinary(prepareRequest(record, from))) ordinary++
        return predictRequest(record, from)
      })
      expect(predictions[0], JSON.stringify(call)).toEqual(predictions[1])
    }
  }
  // So that the comparison is one.
  expect(ordinary).toBeGreaterThan(1_000)
})
