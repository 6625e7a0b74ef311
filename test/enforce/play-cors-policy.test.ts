import { describe, expect, test } from 'vitest'
import { captureFetch } from '../../src/capture/capture-fetch.ts'
import { playCorsPolicy } from '../../src/enforce/play-cors-policy.ts'
import type { CorsPolicy } from '../../src/model/cors-policy.ts'
import type { Engine } from '../../src/model/environment.ts'
import { summarizeRequest } from '../../src/page/summarize-request.ts'
import { predictRequest } from '../../src/predict/predict-request.ts'

const origin = 'https://app.example.com'
const url = 'https://api.example.com/orders'

function play(policy: CorsPolicy, init: RequestInit = {}, engine: Engine = 'chromium', target = url) {
  const record = captureFetch(target, init)
  const environment = { origin, engine }
  const prediction = predictRequest(record, environment)
  return playCorsPolicy({ prediction, request: summarizeRequest(record, environment), origin, engine }, policy)
}

const put = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{}' }
const withToken = { headers: { Authorization: 'Bearer x' } }
const included: RequestInit = { credentials: 'include' }

describe('a policy passes', () => {
  test.each<[because: string, policy: CorsPolicy, init?: RequestInit]>([
    ['a simple request to a named origin', { origins: [origin] }],
    ['a simple request to everybody', { origins: '*' }],
    ['a preflight that allows all it asks', { origins: [origin], methods: ['PUT'], headers: ['content-type'] }, put],
    ['wildcards without credentials', { origins: '*', methods: '*', headers: '*' }, put],
    ['credentials that are allowed', { origins: [origin], credentials: true }, included],
    ['an opaque request', { origins: [] }, { mode: 'no-cors' }],
    ['Authorization by the wildcard, as browsers do', { origins: '*', headers: '*' }, withToken],
  ])('%s', (_, policy, init) => {
    expect(play(policy, init)).toBeUndefined()
  })

  test('a request to the own origin, whatever it says', () => {
    expect(play({ origins: [] }, { method: 'PUT' }, 'chromium', `${origin}/orders`)).toBeUndefined()
  })
})

describe('a policy refuses with certainty', () => {
  test.each<[cause: string, subject: string | undefined, policy: CorsPolicy, init?: RequestInit]>([
    ['missing-allow-origin-header', undefined, { origins: ['https://other.example.com'] }],
    ['preflight-missing-allow-origin-header', undefined, { origins: [] }, put],
    ['method-disallowed-by-preflight-response', 'PUT', { origins: [origin], headers: ['content-type'] }, put],
    ['header-disallowed-by-preflight-response', 'content-type', { origins: [origin], methods: ['PUT'] }, put],
    ['wildcard-origin-not-allowed', '*', { origins: '*', credentials: true }, included],
    ['invalid-allow-credentials', undefined, { origins: [origin] }, included],
    [
      'method-disallowed-by-preflight-response',
      'PUT',
      { origins: [origin], methods: '*', credentials: true },
      { ...included, method: 'PUT' },
    ],
  ])('%s %s', (cause, subject, policy, init) => {
    const diagnosis = play(policy, init)
    expect(diagnosis).toMatchObject({ cause, certainty: 'certain' })
    expect(diagnosis?.exchange?.steps.at(-1)?.subject).toBe(subject)
  })

  test('Authorization by the wildcard, where the standard is asked', () => {
    expect(play({ origins: '*', headers: '*' }, withToken, 'standard')).toMatchObject({
      cause: 'header-disallowed-by-preflight-response',
    })
  })

  test('what is never sent, by its own rule', () => {
    expect(play({ origins: '*' }, {}, 'chromium', 'https://api.example.com:25/')).toMatchObject({ cause: 'unsafe-port' })
    expect(play({ origins: '*' }, { method: 'TRACE' })).toMatchObject({ cause: 'invalid-method' })
  })
})
