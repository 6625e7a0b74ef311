import { describe, expect, test } from 'vitest'
import { predict } from '../../src/capture/predict.ts'
import { predictBeacon } from '../../src/capture/predict-beacon.ts'
import { predictXhr } from '../../src/capture/predict-xhr.ts'

const environment = { origin: 'https://app.example' }
const url = 'https://api.example/path'

describe('predict', () => {
  test('takes what fetch takes', () => {
    expect(predict(url, undefined, environment).verdict).toBe('simple')
    expect(predict(new URL(url), { method: 'PUT' }, environment).verdict).toBe('preflight')
    expect(predict(new Request(url, { headers: { 'x-a': '1' } }), undefined, environment).preflight).toEqual({
      method: 'GET',
      headers: ['x-a'],
    })
    expect(predict('/path', undefined, environment).verdict).toBe('same-origin')
  })

  test('without an environment takes the target for another origin, and says so', () => {
    const prediction = predict(url, { method: 'PUT' })
    expect(prediction).toMatchObject({ verdict: 'preflight', certainty: 'likely', notes: [{ rule: 'origin-unknown' }] })
  })
})

describe('predictXhr', () => {
  test('takes what an XMLHttpRequest was given', () => {
    expect(predictXhr({ url }, environment).verdict).toBe('simple')
    expect(predictXhr({ url, uploadListener: true }, environment).reasons).toEqual([{ rule: 'upload-listener', params: {} }])
    expect(predictXhr({ url, uploadListener: true }, { ...environment, engine: 'chromium' }).verdict).toBe('simple')
    expect(predictXhr({ url, method: 'CONNECT' }, environment).verdict).toBe('throws')
    expect(predictXhr({ url, headers: [['a b', '1']] }, environment).verdict).toBe('throws')
    expect(predictXhr({ url: 'https://u:p@api.example/' }, environment).verdict).toBe('simple')
    expect(
      predictXhr(
        {
          url,
          headers: [
            ['x-b', '1'],
            ['X-A', '2'],
            ['x-b', '3'],
          ],
        },
        environment,
      ).preflight?.headers,
    ).toEqual(['x-a', 'x-b'])
    expect(predictXhr({ url: '/path', method: 'PUT', async: false }, environment).verdict).toBe('same-origin')
  })
})

describe('predictBeacon', () => {
  test('takes what sendBeacon takes', () => {
    expect(predictBeacon(url, undefined, environment).verdict).toBe('opaque')
    expect(predictBeacon(url, 'a', environment).verdict).toBe('opaque')
    expect(predictBeacon(url, new Blob(['{}'], { type: 'application/json' }), environment).preflight).toEqual({
      method: 'POST',
      headers: ['content-type'],
    })
    expect(predictBeacon(url, new Uint8Array(65_537), environment).verdict).toBe('blocked')
    expect(predictBeacon('data:,a', undefined, environment).verdict).toBe('throws')
    expect(predictBeacon(new URL('/path', environment.origin), null, environment).verdict).toBe('same-origin')
    expect(predictBeacon(url, new ReadableStream(), environment).verdict).toBe('throws')
  })
})

test.each([undefined, null, 1, {}, [], Symbol('a'), () => {}])('none of them throws for %o', (value) => {
  for (const call of [
    () => predict(value as never, value as never),
    () => predictXhr(value as never),
    () => predictBeacon(value as never, value as never),
  ]) {
    expect(call()).toHaveProperty('verdict')
  }
})
