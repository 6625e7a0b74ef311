import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { predict } from '../../src/capture/predict.ts'
import { rewrite } from '../../src/capture/rewrite.ts'
import type { RewritePolicy, RewriteRuleId } from '../../src/model/rewrite.ts'
import { cooperativeRules, ownRules } from '../../src/rewrite/rules/index.ts'

const environment = { origin: 'https://app.example.com' }
const url = 'https://api.example.com/orders/1'
const server = 'whycors/1'
const longAccept = Array.from({ length: 12 }, (_, index) => `application/x-${index}`).join(',')

/** A call that the rule changes: what is then sent instead, headers as pairs. */
interface Finds {
  call: [string, RequestInit]
  policy: RewritePolicy
  sent: [string, RequestInit]
  because: string
}
interface StaysQuiet {
  call: [string | Request, RequestInit?]
  policy: RewritePolicy
  /** Rules in `refused`. */
  refused: string[]
  because: string
}

const rules: Record<Exclude<RewriteRuleId, 'refuse-redirect'>, { finds: Finds[]; quiet: StaysQuiet[] }> = {
  'drop-needless-content-type': {
    finds: [
      {
        call: [url, { headers: { 'Content-Type': 'application/json' } }],
        policy: 'lossless',
        sent: [url, { headers: [] }],
        because: 'a GET has no body',
      },
      {
        call: [url, { method: 'POST', headers: { 'content-type': 'application/json', accept: '*/*' } }],
        policy: { lossless: true },
        sent: [url, { method: 'POST', headers: [['accept', '*/*']] }],
        because: 'this POST has no body, and keeps its other headers',
      },
    ],
    quiet: [
      {
        call: [url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '' }],
        policy: 'lossless',
        refused: ['content-type-not-safelisted'],
        because: 'an empty body is a body',
      },
      {
        call: [url, { headers: { 'content-type': 'application/json' } }],
        policy: { telemetry: true },
        refused: ['content-type-not-safelisted'],
        because: 'the policy does not name it',
      },
      {
        call: [url, { headers: { 'content-type': 'application/json', 'x-csrf': '' } }],
        policy: 'lossless',
        refused: ['header-not-safelisted'],
        because: 'an empty custom header can be a token by its presence, and it is all or nothing',
      },
      {
        call: [new Request(url, { method: 'POST', headers: { 'content-type': 'application/json' } })],
        policy: 'lossless',
        refused: ['content-type-not-safelisted'],
        because: 'whether a POST Request has a body is not looked at',
      },
    ],
  },
  'cache-control-as-cache-mode': {
    finds: [
      {
        call: [url, { headers: { 'Cache-Control': 'no-cache' } }],
        policy: 'lossless',
        sent: [url, { headers: [], cache: 'reload' }],
        because: 'the browser sends it itself',
      },
      {
        call: [url, { headers: { 'cache-control': 'no-cache', pragma: 'no-cache' } }],
        policy: 'lossless',
        sent: [url, { headers: [], cache: 'reload' }],
        because: 'the browser sends both itself',
      },
      {
        call: [url, { headers: { 'cache-control': ' max-age=0 ' } }],
        policy: 'lossless',
        sent: [url, { headers: [], cache: 'no-cache' }],
        because: 'whitespace around a value is no part of it',
      },
      {
        call: [url, { headers: { 'cache-control': 'no-cache' }, cache: 'no-store' }],
        policy: 'lossless',
        sent: [url, { headers: [], cache: 'no-store' }],
        because: 'in this mode the browser sends the same header',
      },
    ],
    quiet: [
      ...['no-store', 'max-age=1', 'no-cache, no-store', 'no-cache="x"', 'No-Cache', ''].map((value) => ({
        call: [url, { headers: { 'cache-control': value } }] satisfies [string, RequestInit],
        policy: 'lossless' as const,
        refused: ['header-not-safelisted'],
        because: `no cache mode says ${value || 'nothing'}`,
      })),
      {
        call: [url, { headers: { pragma: 'no-cache' } }],
        policy: 'lossless',
        refused: ['header-not-safelisted'],
        because: 'Pragma alone is something else',
      },
      {
        call: [url, { headers: { 'cache-control': 'max-age=0', pragma: 'no-cache' } }],
        policy: 'lossless',
        refused: ['header-not-safelisted', 'header-not-safelisted'],
        because: 'the two say different things',
      },
      {
        call: [url, { headers: { 'cache-control': 'no-cache' }, cache: 'force-cache' }],
        policy: 'lossless',
        refused: ['rewrite-cache-mode-taken', 'header-not-safelisted'],
        because: 'the cache mode says the opposite',
      },
    ],
  },
  'drop-telemetry-header': {
    finds: [
      {
        call: [
          url,
          { headers: { 'Sentry-Trace': '1', baggage: 'a=b', 'x-datadog-origin': 'rum', traceparent: '0', 'x-b3-traceid': '1' } },
        ],
        policy: { telemetry: true },
        sent: [url, { headers: [] }],
        because: 'all of them are known',
      },
      {
        call: [url, { headers: { 'sentry-trace': '1' } }],
        policy: { telemetry: ['Sentry-Trace'] },
        sent: [url, { headers: [] }],
        because: 'it is listed',
      },
    ],
    quiet: [
      {
        call: [url, { headers: { 'sentry-trace': '1' } }],
        policy: 'lossless',
        refused: ['header-not-safelisted'],
        because: 'tracing is not nothing',
      },
      {
        call: [url, { headers: { 'sentry-trace': '1', traceparent: '0' } }],
        policy: { telemetry: ['sentry-trace'] },
        refused: ['header-not-safelisted'],
        because: 'one of the two is not listed',
      },
      {
        call: [url, { headers: { 'x-request-id': '1' } }],
        policy: { telemetry: true },
        refused: ['header-not-safelisted'],
        because: 'a server can use it for more than tracing',
      },
    ],
  },
  'json-as-text': {
    finds: [
      {
        call: [url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":"é"}' }],
        policy: { jsonAsText: true, server },
        sent: [
          url,
          {
            method: 'POST',
            headers: [['content-type', 'text/plain;whycors=1']],
            body: '1;content-type:application%2Fjson\n{"a":"é"}',
            redirect: 'error',
          },
        ],
        because: 'the type stands before the body',
      },
      {
        call: [
          url,
          {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'sentry-trace': '1' },
            body: '{}',
            redirect: 'manual',
          },
        ],
        policy: { jsonAsText: true, telemetry: true, server },
        sent: [
          url,
          {
            method: 'POST',
            headers: [['content-type', 'text/plain;whycors=1']],
            body: '1;content-type:application%2Fjson\n{}',
            redirect: 'manual',
          },
        ],
        because: 'cheaper rules go first, and a redirect is not followed anyway',
      },
    ],
    quiet: [
      {
        call: [url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }],
        policy: { shortenAccept: true, server },
        refused: ['content-type-not-safelisted'],
        because: 'the policy does not name it',
      },
      {
        call: [url, { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' }],
        policy: { jsonAsText: true, server },
        refused: ['content-type-not-safelisted'],
        because: 'it is not JSON',
      },
      {
        call: [url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: new Blob(['{}']) }],
        policy: { jsonAsText: true, server },
        refused: ['rewrite-cannot-read-body'],
        because: 'a Blob cannot be read at once',
      },
      {
        call: [new Request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })],
        policy: { jsonAsText: true, server },
        refused: ['rewrite-cannot-read-body'],
        because: 'the body of a Request is never read',
      },
      {
        call: [url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', credentials: 'include' }],
        policy: { jsonAsText: true, server },
        refused: ['rewrite-refuses-credentials', 'content-type-not-safelisted'],
        because: 'the preflight may be what protects the server',
      },
      {
        call: [url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' }],
        policy: { jsonAsText: true, maxBodySize: 6, server },
        refused: ['rewrite-too-large', 'content-type-not-safelisted'],
        because: 'the server would refuse it',
      },
    ],
  },
  'method-as-post': {
    finds: [
      {
        call: [`${url}?a=1#top`, { method: 'delete' }],
        policy: { methodOverride: ['DELETE /orders/:id'], server },
        sent: [`${url}?a=1&whycors=1;DELETE#top`, { method: 'POST', headers: [], redirect: 'error' }],
        because: 'without a body it stands in the query, before the fragment',
      },
      {
        call: [url, { method: 'PUT', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' }],
        policy: { methodOverride: ['PUT /orders/:id'], server },
        sent: [
          url,
          {
            method: 'POST',
            headers: [['content-type', 'application/x-www-form-urlencoded;whycors=1']],
            body: 'a=1&whycors=1;PUT;content-type:application%2Fx-www-form-urlencoded',
            redirect: 'error',
          },
        ],
        because: 'in a form it is the last field',
      },
      {
        call: [url, { method: 'PUT', body: 'text' }],
        policy: { methodOverride: ['PUT /orders/:id'], server },
        sent: [
          url,
          {
            method: 'POST',
            headers: [['content-type', 'text/plain;whycors=1']],
            body: '1;PUT;content-type:text%2Fplain%3Bcharset%3DUTF-8\ntext',
            redirect: 'error',
          },
        ],
        because: 'before other text it is the first line, with the type that the body implied',
      },
    ],
    quiet: [
      ...(
        [
          ['PATCH', url, 'the method is not opted in'],
          ['PUT', 'https://api.example.com/orders', 'the path is another'],
          ['PUT', 'https://api.example.com/Orders/1', 'letters count'],
          ['PUT', 'https://api.example.com/orders/1%2F2', 'some servers take this for two segments'],
          ['PUT', 'https://api.example.com/orders/1;v=2', 'some servers cut this off'],
          ['patch', url, 'methods are case-sensitive, and this is not PATCH'],
          ['OPTIONS', url, 'a safe method stays what it is'],
        ] as const
      ).map(([method, target, because]) => ({
        call: [target, { method }] satisfies [string, RequestInit],
        policy: { methodOverride: ['PUT /orders/:id'], server } as const,
        refused: ['rewrite-method-not-opted-in'],
        because,
      })),
      {
        call: [`${url}?whycors`, { method: 'PUT' }],
        policy: { methodOverride: ['PUT /orders/:id'], server },
        refused: ['rewrite-marker-taken'],
        because: 'the query uses the name',
      },
      {
        call: [url, { method: 'DELETE', credentials: 'include' }],
        policy: { methodOverride: ['DELETE /orders/:id'], server },
        refused: ['rewrite-refuses-credentials', 'method-not-safelisted'],
        because: 'cookies are what forged requests live on',
      },
    ],
  },
  'move-header': {
    finds: [
      {
        call: [`${url}?`, { headers: { 'X-Client': "it's 7" } }],
        policy: { headersInQuery: ['X-CLIENT'], server },
        sent: [`${url}?&whycors=1;x-client:it%27s%207`, { headers: [], redirect: 'error' }],
        because: 'a GET has no other place',
      },
      {
        call: [url, { method: 'DELETE', headers: { authorization: 'Bearer x' } }],
        policy: { headersInBody: ['authorization'], methodOverride: ['DELETE /orders/:id'], server },
        sent: [
          url,
          {
            method: 'POST',
            headers: [['content-type', 'text/plain;whycors=1']],
            body: '1;DELETE;authorization:Bearer%20x\n',
            redirect: 'error',
          },
        ],
        because: 'a secret travels in a body, and one is made for it',
      },
      {
        call: [url, { method: 'POST', headers: { 'x-client': '1' }, body: 'a', credentials: 'include' }],
        policy: { headersInQuery: ['x-client'], allowCredentials: true, server },
        sent: [
          url,
          {
            method: 'POST',
            headers: [['content-type', 'text/plain;whycors=1']],
            body: '1;content-type:text%2Fplain%3Bcharset%3DUTF-8;x-client:1\na',
            credentials: 'include',
            redirect: 'error',
          },
        ],
        because: 'where there is a body, nothing stands in the URL; credentials were allowed',
      },
    ],
    quiet: [
      {
        call: [url, { headers: { authorization: 'Bearer x' } }],
        policy: { headersInBody: ['authorization'], server },
        refused: ['rewrite-header-needs-body'],
        because: 'a GET stays a GET, and a secret never stands in a URL',
      },
      {
        call: [url, { headers: { 'x-client': 'Bearer x' } }],
        policy: { headersInQuery: ['x-client'], server },
        refused: ['rewrite-header-needs-body'],
        because: 'the value is a secret, whatever the header is called',
      },
      {
        call: [url, { method: 'POST', headers: { 'x-client': '1' }, body: 'a' }],
        policy: { headersInQuery: ['x-other'], server },
        refused: ['header-not-safelisted'],
        because: 'the policy does not name it',
      },
      {
        call: [url, { headers: { 'x-client': 'a\x01' } }],
        policy: { headersInQuery: ['x-client'], server },
        refused: ['rewrite-header-not-movable'],
        because: 'servers refuse control characters',
      },
      {
        call: [url, { headers: { 'x-client': 'a'.repeat(3000) } }],
        policy: { headersInQuery: ['x-client'], server },
        refused: ['rewrite-too-large'],
        because: 'URLs are cut by some servers',
      },
      {
        call: [url, { method: 'POST', headers: { 'x-client': '1' }, body: new FormData() }],
        policy: { headersInBody: ['x-client'], server },
        refused: ['rewrite-cannot-read-body'],
        because: 'a FormData is left alone, and the header may not stand in the URL',
      },
      {
        call: [url, { method: 'POST', headers: { 'x-client': '1', 'idempotency-key': '7' }, body: 'a' }],
        policy: { headersInQuery: ['x-client'], server },
        refused: ['header-not-safelisted'],
        because: 'an idempotency key is kept, so the request keeps its preflight',
      },
    ],
  },
  'shorten-accept': {
    finds: [
      {
        call: [url, { headers: { accept: longAccept } }],
        policy: { shortenAccept: true, server },
        sent: [
          `${url}?whycors=1;accept:${encodeURIComponent(longAccept)}`,
          { headers: [['accept', longAccept.split(',').slice(0, 8).join(',')]], redirect: 'error' },
        ],
        because: 'eight of the types have no more than 128 bytes',
      },
      {
        call: [url, { headers: { accept: 'a/b;q="1"' } }],
        policy: { shortenAccept: true, server },
        sent: [`${url}?whycors=1;accept:a%2Fb%3Bq%3D%221%22`, { headers: [], redirect: 'error' }],
        because: 'the first type has an unsafe byte, so that the browser sends its own Accept',
      },
    ],
    quiet: [
      {
        call: [url, { headers: { accept: longAccept } }],
        policy: { jsonAsText: true, server },
        refused: ['header-value-too-long'],
        because: 'the policy does not name it',
      },
      {
        call: [url, { headers: { accept: `a/b\x01` } }],
        policy: { shortenAccept: true, server },
        refused: ['rewrite-header-not-movable'],
        because: 'servers refuse control characters',
      },
    ],
  },
}

describe.each(Object.entries(rules))('%s', (id, { finds, quiet }) => {
  test.each(finds)('changes $call: $because', ({ call: [input, init], policy, sent: [target, expected] }) => {
    const before = JSON.stringify(init)
    const { changed, args, steps, refused } = rewrite(input, init, policy, environment)
    expect({ changed, refused }).toEqual({ changed: true, refused: [] })
    expect(args).toEqual([target, { ...(init.body === undefined ? {} : { body: init.body }), ...expected }])
    expect(steps.map(({ rule }) => rule)).toContain(id)
    expect(predict(...args, environment)).toMatchObject({ verdict: 'simple' })
    expect(JSON.stringify(init)).toBe(before)
  })

  test.each(quiet)('leaves $call alone: $because', ({ call: [input, init], policy, refused }) => {
    const result = rewrite(input, init, policy, environment)
    expect(result).toMatchObject({ changed: false, steps: [] })
    expect(result.args[0]).toBe(input)
    expect(result.args[1]).toBe(init)
    expect(result.refused.map(({ rule }) => rule)).toEqual(refused)
  })
})

test('each rule has a file, and each file a place in the list', () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/rewrite/rules')).filter((file) => file !== 'index.ts')
  const listed = [...ownRules, ...cooperativeRules].map(({ id }) => id)
  expect(files.map((file) => file.replace('.ts', ''))).toEqual([...listed].sort())
  expect(Object.keys(rules).sort()).toEqual([...listed].sort())
})

test.each<[string, RequestInit, { origin: string }]>([
  ['a simple request', {}, environment],
  ['a request of the same origin', { method: 'PUT' }, { origin: 'https://api.example.com' }],
  ['a request in the mode no-cors', { mode: 'no-cors', headers: { 'x-a': '1' } }, environment],
  ['a request that throws', { method: 'a b' }, environment],
])('leaves %s alone, and has nothing to refuse', (_, init, page) => {
  expect(rewrite(url, init, 'lossless', page)).toEqual({ changed: false, args: [url, init], steps: [], refused: [] })
})

test('leaves the calls of a page with an opaque origin alone, since no server would accept them', () => {
  const init = { method: 'DELETE', headers: { 'sentry-trace': '1' } }
  const policy: RewritePolicy = { telemetry: true, server, methodOverride: ['DELETE /orders/:id'] }
  expect(rewrite(url, init, policy, { origin: 'null' }).refused.map(({ rule }) => rule)).toEqual([
    'rewrite-needs-origin',
    'method-not-safelisted',
  ])
  // What needs no server is done all the same.
  expect(rewrite(url, { headers: init.headers }, policy, { origin: 'null' }).changed).toBe(true)
})

test('leaves a call alone that could not be looked at, and runs none of its code', () => {
  const init = {
    method: 'PUT',
    get headers(): HeadersInit {
      throw new Error('must not run')
    },
  }
  const result = rewrite(url, init, 'lossless', environment)
  expect(result.args[1]).toBe(init)
  expect(result.refused).toEqual([{ rule: 'rewrite-not-possible-unseen', subject: 'headers', params: {} }])
})

test('keeps what it does not know, and runs no getter that belongs to somebody else', () => {
  const signal = new AbortController().signal
  const init = Object.freeze({
    headers: { 'cache-control': 'no-cache' },
    signal,
    timeout: 5,
    priority: 'high' as const,
    get hooks(): unknown {
      throw new Error('must not run')
    },
  })
  const { changed, args } = rewrite(url, init, 'lossless', environment)
  expect(changed).toBe(true)
  expect(args[1]).toEqual({ headers: [], cache: 'reload', signal, timeout: 5, priority: 'high' })
  expect(args[1]?.signal).toBe(signal)
})

test('keeps all of a Request that can be said again', async () => {
  const controller = new AbortController()
  const request = new Request(`${url}?a=1`, {
    headers: { 'x-client': '1', accept: 'text/plain' },
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'origin',
    integrity: 'sha256-x',
    keepalive: true,
    signal: controller.signal,
  })
  const moved = rewrite(request, undefined, { headersInQuery: ['x-client'], server }, environment)
  expect(moved.changed).toBe(true)
  const sent = new Request(...moved.args)
  expect(sent).toMatchObject({
    url: `${url}?a=1&whycors=1;x-client:1`,
    method: 'GET',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'origin',
    integrity: 'sha256-x',
    keepalive: true,
    redirect: 'error',
  })
  expect([...sent.headers]).toEqual([['accept', 'text/plain']])
  controller.abort()
  expect(sent.signal.aborted).toBe(true)

  const dropped = rewrite(new Request(request, { headers: { 'sentry-trace': '1' } }), undefined, { telemetry: true }, environment)
  expect(new Request(...dropped.args)).toMatchObject({
    url: request.url,
    referrerPolicy: '',
    integrity: 'sha256-x',
    cache: 'no-store',
  })
})

test('drops a header of a Request with a body, and leaves the body alone', async () => {
  const request = new Request(url, {
    method: 'POST',
    headers: { 'sentry-trace': '1', 'content-type': 'text/plain' },
    body: 'text',
  })
  const { changed, args } = rewrite(request, undefined, { telemetry: true }, environment)
  expect(changed).toBe(true)
  expect(args[0]).toBe(request)
  expect(request.bodyUsed).toBe(false)
  const sent = new Request(...args)
  expect([...sent.headers]).toEqual([['content-type', 'text/plain']])
  expect(await sent.text()).toBe('text')
})

test.each([
  ['an ArrayBuffer', new TextEncoder().encode('{}').buffer],
  ['a view of a part', new Uint8Array([0, 0x7b, 0x7d, 0]).subarray(1, 3)],
  ['a DataView', new DataView(new Uint8Array([0, 0x7b, 0x7d, 0]).buffer, 1, 2)],
])('wraps %s, and copies it', (_, body) => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const sent = rewrite(url, init, { jsonAsText: true, server }, environment).args[1]?.body
  expect(new TextDecoder().decode(sent as Uint8Array<ArrayBuffer>)).toBe('1;content-type:application%2Fjson\n{}')
})

test.each([
  ['a body that is turned into a string', { toString: () => '{}' } as unknown as BodyInit],
  ['shared memory', new Uint8Array(new SharedArrayBuffer(2)) as unknown as BodyInit],
])('leaves %s alone', (_, body) => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  expect(rewrite(url, init, { jsonAsText: true, server }, environment).changed).toBe(false)
})
