import { expect, test } from 'vitest'
import { isReadDifferently } from '../../src/predict/is-read-differently.ts'
import { predictRequest } from '../../src/predict/predict-request.ts'
import { page, recordOf } from './record-of.ts'

test.each<[url: string, expected: boolean, because: string]>([
  ['https://xn--zn7c.example/', true, 'Punycode that not all look into'],
  ['https://u@a.xn--a/', true, 'in any label'],
  ['//XN--a/', true, 'without a scheme'],
  ['http://0x/', true, 'a number without digits'],
  ['http://1.0x:80/', true, 'as a part'],
  ['http://[::01.2.3.4]/', true, 'a zero in front of a number'],
  ['http://[::%31]/', true, 'an escape in an address'],
  ['filesystem:a', true, 'a scheme of Chromium'],
  ['data:;\tbase64,@', true, 'a tab before the comma of a data: URL'],
  ['data:;base64,YQ\t==', false, 'a tab behind it'],
  ['https://b\u00fccher.example/', false, 'Unicode'],
  ['http://0x7f.1/', false, 'a number with digits'],
  ['http://[::1]/', false, 'a plain address'],
  ['https://api.example/xn--a', false, 'in the path'],
  ['/a?b=//xn--a', false, 'in the query'],
  ['https://api.example/', false, 'a plain URL'],
])('%s: %s', (url, expected, because) => {
  expect(isReadDifferently(url), because).toBe(expected)
})

test('leaves a prediction in doubt', () => {
  expect(predictRequest(recordOf({ url: 'https://xn--zn7c.example/', method: 'PUT' }), page).certainty).toBe('likely')
  expect(predictRequest(recordOf({ url: 'https://[::01.2.3.4]/' }), page)).toMatchObject({
    verdict: 'throws',
    certainty: 'likely',
  })
})
