import { expect, test } from 'vitest'
import { isOnLocalNetwork } from '../../src/predict/is-on-local-network.ts'
import { predictRequest } from '../../src/predict/predict-request.ts'
import { page, recordOf } from './record-of.ts'

test.each([
  '0.0.0.0',
  '10.0.0.1',
  '127.0.0.1',
  '169.254.1.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '100.64.0.1',
  '100.127.0.1',
  '[::]',
  '[::ffff:7f00:1]',
  '[fc00::1]',
  '[fd12::1]',
  '[fe80::1]',
  'printer.local',
])('%s is', (hostname) => {
  expect(isOnLocalNetwork(hostname)).toBe(true)
})

test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '[2001:db8::1]', 'api.example', '10.example', 'local'])(
  '%s is not',
  (hostname) => {
    expect(isOnLocalNetwork(hostname)).toBe(false)
  },
)

test('mixed content of such a host is in doubt, in Chromium', () => {
  const of = (engine: 'chromium' | 'gecko', url: string) => predictRequest(recordOf({ url }), { ...page, engine })
  expect(of('chromium', 'http://192.168.0.1/')).toMatchObject({ verdict: 'blocked', certainty: 'likely' })
  expect(of('chromium', 'http://api.example/')).toMatchObject({ verdict: 'blocked', certainty: 'certain' })
  expect(of('gecko', 'http://192.168.0.1/')).toMatchObject({ verdict: 'blocked', certainty: 'certain' })
})
