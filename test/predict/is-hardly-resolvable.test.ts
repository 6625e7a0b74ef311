import { expect, test } from 'vitest'
import { isHardlyResolvable } from '../../src/predict/is-hardly-resolvable.ts'
import { predictRequest } from '../../src/predict/predict-request.ts'
import { page, recordOf } from './record-of.ts'

test.each<[hostname: string, expected: boolean]>([
  ['*.example', true],
  ["a'b", true],
  ['a b', true],
  ['a..b', true],
  ['.a', true],
  ['a_b.example', false],
  ['a-b.example.', false],
  ['xn--bcher-kva.example', false],
  ['127.0.0.1', false],
  ['0.0.0.0', true],
  ['10.0.0.0', false],
  ['[::1]', false],
  ['', false],
])('%s: %s', (hostname, expected) => {
  expect(isHardlyResolvable(hostname)).toBe(expected)
})

test('leaves a prediction in doubt', () => {
  expect(predictRequest(recordOf({ url: 'https://a(b.example/', method: 'PUT' }), page).certainty).toBe('likely')
})
