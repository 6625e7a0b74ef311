import { expect as jestExpect } from 'expect'
import { describe, expect, test } from 'vitest'
import { corsMatchers } from '../../../../src/adapters/testing/matchers/cors-matchers.ts'
import { endpoint } from '../../../../src/client/endpoint.ts'
import { form, text } from '../../../../src/client/payload.ts'
import { enforceCors } from '../../../../src/enforce/enforce-cors.ts'
import type { CorsPolicy } from '../../../../src/model/cors-policy.ts'

expect.extend(corsMatchers)
jestExpect.extend(corsMatchers)

const page = 'https://app.example.com'
const url = 'https://api.example.com/orders'
const put: [string, RequestInit] = [
  url,
  { method: 'PUT', headers: { 'Content-Type': 'application/json', 'X-Trace': '1' }, body: '{}' },
]

/** A call that is answered without any CORS header. */
const enforced = enforceCors(async () => new Response('{}'), { origin: page })
const open = enforceCors(async () => new Response('{}', { headers: { 'Access-Control-Allow-Origin': '*' } }), { origin: page })
const errorOf = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error)

/** As MSW hands it over in Node: with what came over the wire. */
const wired = (init: RequestInit = {}) => ({
  requestId: '1',
  request: new Request(url, {
    ...init,
    headers: {
      accept: '*/*',
      'accept-encoding': 'br, gzip, deflate',
      'accept-language': '*',
      connection: 'keep-alive',
      host: 'api.example.com',
      'sec-fetch-mode': 'cors',
      'user-agent': 'node',
      ...(init.headers as Record<string, string>),
    },
  }),
})

/** What a failing assertion says, without the trace of it. */
function saying(assert: () => unknown): string {
  try {
    assert()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('it did not fail')
}

describe.each([
  ['vitest', expect],
  // The types of both are tested in test/types.
  ['Jest', jestExpect as unknown as typeof expect],
])('with the expect of %s', (_, expect) => {
  describe('a simple request', () => {
    test.each<[because: string, subject: unknown]>([
      ['a URL', url],
      ['a URL object', new URL(url)],
      ['a Request', new Request(url)],
      ['arguments', [url, { method: 'POST', body: 'a' }]],
      ['a Request in a list', [new Request(url)]],
      ['an event of MSW, without what Node put in', wired()],
      ['an endpoint', { method: 'GET', path: '/orders' }],
      ['an endpoint with parameters', endpoint.get('/orders/:id', { query: { page: '1' } })],
      ['an endpoint with a form', endpoint.post('/orders', { body: form() })],
      ['an endpoint with JSON as text', endpoint.post('/orders', { body: text(undefined, 'text/plain') })],
    ])('is %s', (_, subject) => {
      expect(subject).toBeSimpleRequest()
      expect(subject).not.toTriggerPreflight()
      expect(subject).toPassCors({ origins: [page] })
    })

    test('is one by the standard too, without the User-Agent that Node put in, but not with one that the app did', () => {
      expect(wired()).toBeSimpleRequest({ engine: 'standard' })
      expect(wired({ headers: { 'user-agent': 'my-app' } })).not.toBeSimpleRequest({ engine: 'standard' })
    })

    test('is not one to the own origin, of which nothing can be told', () => {
      expect(['/orders']).not.toBeSimpleRequest({ origin: page })
      expect([url]).toBeSimpleRequest({ origin: page })
    })

    test('is a failed call that was one', async () => {
      const error = await errorOf(enforced(url))
      expect(error).toBeSimpleRequest()
      await expect(enforced(url)).toBeSimpleRequest()
      await expect(enforced(...put)).not.toBeSimpleRequest()
    })
  })

  describe('a preflight', () => {
    test.each<[because: string, subject: unknown]>([
      ['arguments', put],
      ['a Request', new Request(...put)],
      ['an event of MSW', wired(put[1])],
      ['an endpoint', endpoint.put('/orders/:id', { body: text(undefined, 'application/json'), headers: { 'X-Trace': '1' } })],
    ])('is triggered by %s', (_, subject) => {
      expect(subject).toTriggerPreflight()
      expect(subject).toTriggerPreflight({ rule: 'method-not-safelisted' })
      expect(subject).toTriggerPreflight({ rule: 'header-not-safelisted', subject: 'X-TRACE' })
      expect(subject).toTriggerPreflight({ subject: 'PUT' })
      expect(subject).not.toTriggerPreflight({ rule: 'stream-body' })
      expect(subject).not.toTriggerPreflight({ rule: 'method-not-safelisted', subject: 'DELETE' })
      expect(subject).not.toBeSimpleRequest()
    })

    test('is not triggered by what throws', () => {
      expect([url, { method: 'TRACE' }]).not.toTriggerPreflight()
    })

    test('is no question of a rule that never asks for one', () => {
      expect(() => expect(put).not.toTriggerPreflight({ rule: 'same-origin' })).toThrow(
        'toTriggerPreflight: no preflight is ever due to the rule "same-origin". Those that ask for one: method-not-safelisted,',
      )
    })
  })

  describe('a policy', () => {
    const policy: CorsPolicy = { origins: [page], methods: ['PUT'], headers: ['content-type', 'x-trace'] }

    test('lets pass what it allows, and names its page where none is known', () => {
      expect(put).toPassCors(policy)
      expect(put).toPassCors(policy, { origin: page })
      expect(put).not.toPassCors(policy, { origin: 'https://other.example.com' })
      expect(put).not.toPassCors({ ...policy, headers: ['content-type'] })
    })

    test('refuses for the very cause', () => {
      expect(put).toFailCors('header-disallowed-by-preflight-response', { policy: { ...policy, headers: ['content-type'] } })
      expect(put).not.toFailCors('header-disallowed-by-preflight-response', { policy })
      expect([url, { credentials: 'include' }]).toFailCors('invalid-allow-credentials', { policy })
      expect(put).toFailCors('preflight-missing-allow-origin-header', { policy, origin: 'null' })
      expect(['https://api.example.com:25/']).toFailCors('unsafe-port')
    })

    test('sees the page and the cookie of a request that came over the wire', () => {
      const event = wired({ headers: { origin: 'https://other.example.com', cookie: 'id=1' } })
      expect(event).not.toPassCors(policy)
      expect(event).toFailCors('invalid-allow-credentials', { policy: { origins: ['https://other.example.com'] } })
    })

    test('must be one', () => {
      expect(() => expect(url).toPassCors({ origins: page } as unknown as CorsPolicy)).toThrow(
        'toPassCors(policy): the policy: "origins" must be a list of strings, or "*".',
      )
      expect(() => expect(url).toFailCors('invalid-allow-credentials')).toThrow('was given a request that was not sent')
    })
  })

  describe('a failed call', () => {
    test('names its cause by its promise, its error, and an error around it', async () => {
      await expect(enforced(url)).toFailCors('missing-allow-origin-header')
      await expect(enforced(url)).rejects.toFailCors('missing-allow-origin-header')
      await expect(enforced(url)).not.toFailCors('allow-origin-mismatch')
      const error = await errorOf(enforced(url))
      expect(error).toFailCors('missing-allow-origin-header')
      expect(new Error('around it', { cause: error })).toFailCors('missing-allow-origin-header')
    })

    test('that was answered fails the matcher, and passes its opposite', async () => {
      await expect(open(url)).not.toFailCors('missing-allow-origin-header')
      await expect(expect(open(url)).toFailCors('missing-allow-origin-header')).rejects.toThrow(
        'Expected: missing-allow-origin-header\nIt did not fail: it was answered with 200.',
      )
      await expect(expect(open(url)).toBeSimpleRequest()).rejects.toThrow('an answer does not tell what was asked')
    })

    test('that whycors did not see is told so', async () => {
      const failed = () => Promise.reject(new TypeError('fetch failed'))
      await expect(expect(failed()).toFailCors('missing-allow-origin-header')).rejects.toThrow(
        'This call failed with "TypeError: fetch failed", and whycors did not see it: put enforceCors in front of it',
      )
      await expect(expect(failed()).not.toFailCors('missing-allow-origin-header')).rejects.toThrow('whycors did not see it')
    })

    test('must be asked for a cause that exists', () => {
      expect(() => expect(url).not.toFailCors('no-such-cause' as 'unknown')).toThrow(
        'toFailCors(cause): "no-such-cause" is no cause. "whycors explain" lists all of them.',
      )
    })
  })

  test.each<[subject: unknown, said: string]>([
    [42, 'the number 42'],
    [undefined, 'undefined'],
    [null, 'null'],
    ['orders', 'the string "orders"'],
    [{}, 'an object with nothing in it'],
    [{ url, status: 200 }, 'an object with url, status'],
    [[], 'a list of 0'],
    [[url, {}, {}], 'a list of 3'],
    [new Response(), 'a Response'],
    [() => url, 'the function (without a name)'],
    [Object.create(null), 'an object with nothing in it'],
  ])('%j is no request, with and without .not', (subject, said) => {
    const takes = new RegExp(`takes a Request, .* It was given ${said.replace(/[()]/g, '\\$&')}\\.`)
    expect(() => expect(subject).toBeSimpleRequest()).toThrow(takes)
    expect(() => expect(subject).not.toBeSimpleRequest()).toThrow(takes)
    expect(() => expect(subject).toTriggerPreflight()).toThrow(takes)
    expect(() => expect(subject).not.toPassCors({ origins: '*' })).toThrow(takes)
    expect(() => expect(subject).not.toFailCors('unknown')).toThrow(takes)
  })
})

describe('the message', () => {
  test('of a request that is not simple shows the reason, the difference and the way out', () => {
    expect(saying(() => expect(put).toBeSimpleRequest())).toMatchSnapshot()
  })

  test('of a request that should not be simple', () => {
    expect(saying(() => expect(url).not.toBeSimpleRequest({ origin: page }))).toMatchSnapshot()
  })

  test('of another reason than expected', () => {
    expect(saying(() => expect(put).toTriggerPreflight({ rule: 'header-not-safelisted', subject: 'x-foo' }))).toMatchSnapshot()
  })

  test('of a reason that was not to be there', () => {
    expect(saying(() => expect([url, { method: 'PUT' }]).not.toTriggerPreflight())).toMatchSnapshot()
  })

  test('of a policy that refuses', () => {
    expect(
      saying(() => expect(put).toPassCors({ origins: [page], methods: ['PUT'], headers: ['content-type'] })),
    ).toMatchSnapshot()
  })

  test('of a policy that should have refused', () => {
    expect(saying(() => expect(url).not.toPassCors({ origins: [page] }))).toMatchSnapshot()
  })

  test('of another cause than expected', async () => {
    const error = await errorOf(enforced(url))
    expect(saying(() => expect(error).toFailCors('allow-origin-mismatch'))).toMatchSnapshot()
  })
})
