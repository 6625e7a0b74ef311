import { describe, expect, test } from 'vitest'
import type { AcceptOptions } from '../../../src/adapters/server/accept-options.ts'
import { acceptRewritten } from '../../../src/adapters/server/accept-rewritten.ts'
import { browserHeaders, generous, page, type Sent, send } from './support/server-under-test.ts'

const envelope = 'text/plain;whycors=1'
const form = 'application/x-www-form-urlencoded;whycors=1'
const json = 'content-type:application%2Fjson'
const evil = 'https://evil.example'

/** A DELETE that is in order; each attack changes one thing. */
const marked = (query: string, headers: Record<string, string> = {}, method = 'POST'): Sent => ({
  method,
  target: `/orders/1?${query}`,
  headers: { ...browserHeaders, ...headers },
})
/** An envelope that is in order. */
const wrapped = (body: string | Uint8Array, headers: Record<string, string> = {}, target = '/orders/1'): Sent => ({
  method: 'POST',
  target,
  headers: { ...browserHeaders, 'content-type': envelope, ...headers },
  body,
})
const without = (sent: Sent, ...names: string[]): Sent => ({
  ...sent,
  headers: Object.fromEntries(Object.entries(sent.headers ?? {}).filter(([name]) => !names.includes(name))),
})
const good = marked('whycors=1;DELETE')
const goodBody = wrapped(`1;PUT;${json}\n{"a":1}`)

describe('what is in order passes, so that each refusal below is for its own sake', () => {
  test.each<[string, Sent, unknown]>([
    ['a DELETE in the query', good, { method: 'DELETE', target: '/orders/1', headers: [], body: '' }],
    [
      'a PUT in an envelope',
      goodBody,
      { method: 'PUT', target: '/orders/1', headers: [['content-type', 'application/json']], body: '{"a":1}' },
    ],
    [
      'a GET with a header in the query',
      marked('a=1&whycors=1;x-client:7', {}, 'GET'),
      { method: 'GET', target: '/orders/1?a=1', headers: [['x-client', '7']], body: '' },
    ],
    [
      'a PATCH in a form',
      wrapped('a=1&whycors=1;PATCH;content-type:application%2Fx-www-form-urlencoded', { 'content-type': form }),
      {
        method: 'PATCH',
        target: '/orders/1',
        headers: [['content-type', 'application/x-www-form-urlencoded']],
        body: 'a=1',
      },
    ],
    [
      'a secret in an envelope',
      wrapped(`1;authorization:Bearer%20x;${json}\n{}`),
      {
        method: 'POST',
        target: '/orders/1',
        headers: [
          ['authorization', 'Bearer x'],
          ['content-type', 'application/json'],
        ],
        body: '{}',
      },
    ],
  ])('%s', async (_, sent, handled) => {
    expect((await send(sent)).handled).toEqual(handled)
  })
})

interface Attack {
  title: string
  sent: Sent
  options?: AcceptOptions
  status: 400 | 403 | 413
  error: string
}

const bigValue = 'a'.repeat(3000)

const attacks: Record<string, Attack[]> = {
  'forging the page': [
    { title: 'no Origin', sent: without(good, 'origin'), status: 403, error: 'origin-missing' },
    { title: 'an empty Origin', sent: marked('whycors=1;DELETE', { origin: '' }), status: 403, error: 'origin-missing' },
    { title: 'another Origin', sent: marked('whycors=1;DELETE', { origin: evil }), status: 403, error: 'origin-not-allowed' },
    { title: 'a null Origin', sent: marked('whycors=1;DELETE', { origin: 'null' }), status: 403, error: 'origin-not-allowed' },
    {
      title: 'two Origins',
      sent: marked('whycors=1;DELETE', { origin: `${evil}, ${page}` }),
      status: 403,
      error: 'origin-not-allowed',
    },
    {
      title: 'an Origin in other letters',
      sent: marked('whycors=1;DELETE', { origin: page.toUpperCase() }),
      status: 403,
      error: 'origin-not-allowed',
    },
    {
      title: 'an Origin that begins like the page',
      sent: marked('whycors=1;DELETE', { origin: `${page}.evil.example` }),
      status: 403,
      error: 'origin-not-allowed',
    },
    {
      title: 'another scheme',
      sent: marked('whycors=1;DELETE', { origin: page.replace('https', 'http') }),
      status: 403,
      error: 'origin-not-allowed',
    },
    {
      title: 'another port',
      sent: marked('whycors=1;DELETE', { origin: `${page}:8443` }),
      status: 403,
      error: 'origin-not-allowed',
    },
    {
      title: 'an envelope from elsewhere',
      sent: wrapped(`1;${json}\n{}`, { origin: evil }),
      status: 403,
      error: 'origin-not-allowed',
    },
    {
      title: 'a safe method from elsewhere',
      sent: marked('whycors=1;x-client:7', { origin: evil }, 'GET'),
      status: 403,
      error: 'origin-not-allowed',
    },
    {
      title: 'a cross-site form POST with a forged marker in its action',
      sent: marked('whycors=1;DELETE', {
        origin: evil,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      }),
      status: 403,
      error: 'origin-not-allowed',
    },
    {
      title: 'a form on an allowed page, as injected HTML can submit it',
      sent: marked('whycors=1;DELETE', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-user': '?1' }),
      status: 403,
      error: 'fetch-metadata-inconsistent',
    },
    {
      title: 'a no-cors fetch',
      sent: marked('whycors=1;DELETE', { 'sec-fetch-mode': 'no-cors' }),
      status: 403,
      error: 'fetch-metadata-inconsistent',
    },
    {
      title: 'an image',
      sent: marked('whycors=1;x-client:7', { 'sec-fetch-dest': 'image' }, 'GET'),
      status: 403,
      error: 'fetch-metadata-inconsistent',
    },
    {
      title: 'a request from the address bar',
      sent: marked('whycors=1;DELETE', { 'sec-fetch-site': 'none' }),
      status: 403,
      error: 'fetch-metadata-inconsistent',
    },
    {
      title: 'a request of the own origin that names another',
      sent: marked('whycors=1;DELETE', { 'sec-fetch-site': 'same-origin' }),
      status: 403,
      error: 'fetch-metadata-inconsistent',
    },
    {
      title: 'a navigation that a click has started, whatever its mode',
      sent: marked('whycors=1;DELETE', { 'sec-fetch-user': '?1' }),
      status: 403,
      error: 'fetch-metadata-inconsistent',
    },
    {
      title: 'a relation to the site that nobody knows',
      sent: marked('whycors=1;DELETE', { 'sec-fetch-site': 'trusted' }),
      status: 403,
      error: 'fetch-metadata-inconsistent',
    },
    {
      title: 'cookies, which the server did not opt in for',
      sent: marked('whycors=1;DELETE', { cookie: 'session=1' }),
      status: 403,
      error: 'credentials-not-allowed',
    },
    {
      title: 'an Authorization of the browser itself',
      sent: marked('whycors=1;DELETE', { authorization: 'Basic eDp5' }),
      status: 403,
      error: 'credentials-not-allowed',
    },
  ],
  'overriding the method': [
    ...['CONNECT', 'TRACE', 'TRACK', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PURGE', 'PROPFIND'].map((method) => ({
      title: `to ${method}`,
      sent: marked(`whycors=1;${method}`),
      status: 403 as const,
      error: 'override-forbidden',
    })),
    { title: 'to CONNECT in an envelope', sent: wrapped('1;CONNECT\n'), status: 403, error: 'override-forbidden' },
    { title: 'of a GET', sent: marked('whycors=1;DELETE', {}, 'GET'), status: 403, error: 'override-forbidden' },
    { title: 'of a HEAD', sent: marked('whycors=1;PUT', {}, 'HEAD'), status: 403, error: 'override-forbidden' },
    { title: 'in small letters', sent: marked('whycors=1;delete'), status: 400, error: 'marker-malformed' },
    { title: 'twice', sent: marked('whycors=1;DELETE;PUT'), status: 400, error: 'marker-malformed' },
    {
      title: 'at a path that was not opted in',
      sent: { ...good, target: '/users/1?whycors=1;DELETE' },
      status: 403,
      error: 'override-not-opted-in',
    },
    {
      title: 'at a longer path',
      sent: { ...good, target: '/orders/1/items?whycors=1;DELETE' },
      status: 403,
      error: 'override-not-opted-in',
    },
    {
      title: 'at a shorter path',
      sent: { ...good, target: '/orders/?whycors=1;DELETE' },
      status: 403,
      error: 'override-not-opted-in',
    },
    {
      title: 'at a path in other letters',
      sent: { ...good, target: '/Orders/1?whycors=1;DELETE' },
      status: 403,
      error: 'override-not-opted-in',
    },
    ...['%2F', '%2f', '%5C', '%2E%2E%2Fusers', '%252F', '%00', '%0d%0a', '%3B', '%C0%AF', ';a=1', '%3Fx', '%23'].map((part) => ({
      title: `at a path that holds ${part}`,
      sent: { ...good, target: `/orders/1${part}?whycors=1;DELETE` },
      status: 403 as const,
      error: 'override-not-opted-in',
    })),
    {
      title: 'where the server opted in for no route',
      sent: good,
      options: { origins: [page], headersInQuery: ['x-client'] },
      status: 403,
      error: 'override-not-opted-in',
    },
    {
      title: 'by another header as well',
      sent: wrapped('1;x-http-method-override:DELETE\n'),
      status: 403,
      error: 'header-never-restored',
    },
    { title: 'on a PUT', sent: marked('whycors=1;DELETE', {}, 'PUT'), status: 400, error: 'method-not-rewritten' },
    {
      title: 'on an OPTIONS that is no preflight',
      sent: marked('whycors=1;DELETE', {}, 'OPTIONS'),
      status: 400,
      error: 'method-not-rewritten',
    },
  ],
  'forging the marker': [
    ...[
      ['in the query twice', 'whycors=1;DELETE&whycors=1;DELETE'],
      ['in the query twice, once encoded', '%77hycors=1;DELETE&whycors=1;DELETE'],
      ['in the query twice, the second encoded', 'whycors=1;DELETE&w%68ycors=1;DELETE'],
    ].map(([title = '', query = '']) => ({ title, sent: marked(query), status: 400 as const, error: 'marker-malformed' })),
    ...[
      ['not at the end', 'whycors=1;DELETE&a=1'],
      ['by an encoded name', 'whycor%73=1;DELETE'],
      ['without a value', 'whycors'],
      ['with an empty value', 'whycors='],
      ['without a head', 'whycors=1'],
      ['with an empty head', 'whycors=1;'],
      ['of another version', 'whycors=2;DELETE'],
      ['with a needless encoding', 'whycors=1;x-client:%61'],
      ['with small hexadecimal digits', 'whycors=1;x-client:a%2fb'],
      ['with an encoded separator', 'whycors=1%3BDELETE'],
      ['with a plus for a blank', 'whycors=1;x-client:a+b'],
      ['with a broken encoding', 'whycors=1;x-client:%zz'],
      ['with bytes that are not UTF-8', 'whycors=1;x-client:%c0%af'],
      ['with headers in another order', 'whycors=1;x-tenant:1;x-client:1'],
      ['with one header twice', 'whycors=1;x-client:1;x-client:2'],
      ['with a name in capitals', 'whycors=1;X-Client:1'],
      ['with an encoded name', 'whycors=1;x%2Dclient:1'],
      ['with a name alone', 'whycors=1;x-client'],
      ['with a nameless value', 'whycors=1;:1'],
    ].map(([title = '', query = '']) => ({ title, sent: marked(query), status: 400 as const, error: 'marker-malformed' })),
    {
      title: 'in query and type',
      sent: wrapped('1;DELETE\n', {}, '/orders/1?whycors=1;DELETE'),
      status: 400,
      error: 'marker-duplicate',
    },
    ...[
      'text/plain; whycors=1',
      'text/plain;whycors=1;charset=utf-8',
      'text/plain;charset=utf-8;whycors=1',
      'text/plain;whycors=1;whycors=1',
      'text/plain;whycors=1, text/plain;whycors=1',
      'text/plain;whycors=2',
      'text/plain;whycors="1"',
      'TEXT/PLAIN;whycors=1',
      'text/plain;WHYCORS=1',
      'application/json;whycors=1',
      'multipart/form-data;whycors=1',
    ].map((type) => ({
      title: `by the type ${type}`,
      sent: wrapped('1;DELETE\n', { 'content-type': type }),
      status: 400 as const,
      error: 'marker-malformed',
    })),
    {
      title: 'by type on a GET',
      sent: marked('', { 'content-type': envelope }, 'GET'),
      status: 400,
      error: 'method-not-rewritten',
    },
    ...(
      [
        ['an envelope without a head', '{"a":1}\n'],
        ['an envelope without a line', `1;PUT;${json}`],
        ['an empty envelope', ''],
        ['a line that ends in CR LF', `1;PUT;${json}\r\n{}`],
        ['an empty line', `\n1;PUT;${json}\n{}`],
        ['a byte order mark', `\ufeff1;PUT\n{}`],
        ['letters beyond ASCII', `1;x-client:\u00e9\n{}`],
      ] as const
    ).map(([title, body]) => ({ title, sent: wrapped(body), status: 400 as const, error: 'marker-malformed' })),
    ...(
      [
        ['a form without a head', 'a=1&b=2'],
        ['a form whose head is not at the end', 'whycors=1;PUT&a=1'],
        ['a form with two heads', 'whycors=1;PUT&whycors=1;PUT'],
        ['a form with an encoded head', 'a=1&whycors%3D1;PUT'],
      ] as const
    ).map(([title, body]) => ({
      title,
      sent: wrapped(body, { 'content-type': form }),
      status: 400 as const,
      error: 'marker-malformed',
    })),
  ],
  'smuggling headers': [
    ...[
      'cookie',
      'host',
      'origin',
      'content-length',
      'transfer-encoding',
      'connection',
      'sec-fetch-site',
      'proxy-authorization',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'forwarded',
      'x-real-ip',
      'x-original-url',
      'x-rewrite-url',
      'x-middleware-subrequest',
      'x-http-method',
      'x-method-override',
      'access-control-request-method',
    ].flatMap((name) => [
      { title: `${name} in an envelope`, sent: wrapped(`1;${name}:1\n`), status: 403 as const, error: 'header-never-restored' },
      {
        title: `${name} in the query`,
        sent: marked(`whycors=1;${name}:1`),
        status: 403 as const,
        error: 'header-never-restored',
      },
    ]),
    { title: 'a header that was not declared', sent: wrapped('1;x-role:admin\n'), status: 403, error: 'header-not-declared' },
    { title: 'a header of another place', sent: marked('whycors=1;x-api-key:1'), status: 403, error: 'header-not-declared' },
    {
      title: 'Authorization in the URL',
      sent: marked('whycors=1;authorization:Basic%20x'),
      status: 403,
      error: 'header-not-declared',
    },
    ...['__proto__', 'x_forwarded_for', 'x-client_id', 'x.client'].map((name) => ({
      title: `the name ${name}`,
      sent: wrapped(`1;${name}:1\n`),
      status: 400 as const,
      error: 'marker-malformed',
    })),
    ...['constructor', 'prototype', 'tostring', 'hasownproperty'].map((name) => ({
      title: `the name ${name}`,
      sent: wrapped(`1;${name}:1\n`),
      status: 403 as const,
      error: 'header-not-declared',
    })),
    ...(
      [
        ['CR LF', '%0D%0A'],
        ['CR', '%0D'],
        ['LF', '%0A'],
        ['NUL', '%00'],
        ['a vertical tab', '%0B'],
        ['an escape', '%1B'],
        ['DEL', '%7F'],
        ['a leading blank', undefined],
        ['a letter that is no byte', '%E2%82%AC'],
        ['a surrogate', '%ED%A0%80'],
      ] as const
    ).map(([title, bytes]) => ({
      title: `${title} in a value`,
      sent: marked(
        `whycors=1;x-client:${bytes === undefined ? '%20a' : `a${bytes}x-role:admin`}`.replace('x-role:', 'x-role%3A'),
      ),
      status: 400 as const,
      error: title === 'a surrogate' ? 'marker-malformed' : 'header-value-invalid',
    })),
    {
      title: 'CR LF in an envelope, so that a second header begins',
      sent: wrapped('1;x-client:a%0D%0Ax-role%3A%20admin\n'),
      status: 400,
      error: 'header-value-invalid',
    },
    {
      title: 'CR LF encoded twice, decoded once: a value with a percent sign, which the handler gets as it is',
      sent: marked('whycors=1;x-role:a%250D%250A'),
      status: 403,
      error: 'header-not-declared',
    },
    {
      title: 'a header that the edge has set already',
      sent: marked('whycors=1;x-tenant:other', { 'x-tenant': 'own' }),
      status: 400,
      error: 'header-conflict',
    },
    {
      title: 'a content type that no rule restores',
      sent: wrapped('1;content-type:application%2Fxml\n<a/>'),
      status: 403,
      error: 'rule-not-enabled',
    },
    {
      title: 'JSON where the server did not opt in',
      sent: wrapped(`1;${json}\n{}`),
      options: { origins: [page], headersInBody: ['authorization'] },
      status: 403,
      error: 'rule-not-enabled',
    },
    {
      title: 'Accept where the server did not opt in',
      sent: marked('whycors=1;accept:a%2Fb', {}, 'GET'),
      options: { origins: [page], headersInQuery: ['x-client'] },
      status: 403,
      error: 'rule-not-enabled',
    },
    { title: 'a content type without a body', sent: marked(`whycors=1;${json}`), status: 403, error: 'rule-not-enabled' },
  ],
  'sending too much': [
    { title: 'a head in the query', sent: marked(`whycors=1;x-client:${bigValue}`), status: 413, error: 'head-too-large' },
    { title: 'a head in an envelope', sent: wrapped(`1;x-client:${'a'.repeat(20_000)}\n`), status: 413, error: 'head-too-large' },
    {
      title: 'a head in a form',
      sent: wrapped(`whycors=1;x-client:${'a'.repeat(20_000)}`, { 'content-type': form }),
      status: 413,
      error: 'head-too-large',
    },
    {
      title: 'an envelope over the limit',
      sent: wrapped(`1;${json}\n"${'a'.repeat(1000)}"`),
      options: { ...generous, maxBodySize: 1000 },
      status: 413,
      error: 'body-too-large',
    },
    {
      title: 'an envelope that says it is over the limit',
      sent: wrapped(`1;${json}\n{}`, { 'content-length': '99999999' }),
      status: 413,
      error: 'body-too-large',
    },
    { title: 'ten thousand headers', sent: wrapped(`1${';x-client:1'.repeat(10_000)}\n`), status: 413, error: 'head-too-large' },
  ],
}

describe.each(Object.entries(attacks))('%s', (_, rows) => {
  test.each(rows)('refuses $title', async ({ sent, options, status, error }) => {
    const answer = await send(sent, options)
    expect(answer).toMatchObject({ status, error, handled: null })
    expect(answer.message).toMatch(/^[A-Z].{10,}\.$/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

test('what is refused before the guard has passed tells a page nothing', async () => {
  const { headers } = await send(marked('whycors=1;DELETE', { origin: evil }))
  expect(headers.has('access-control-allow-origin')).toBe(false)
})

test('what is refused after the guard has passed can be read by the page', async () => {
  const { headers } = await send(marked('whycors=1;TRACE'))
  expect(headers.get('access-control-allow-origin')).toBe(page)
  expect(headers.get('vary')).toBe('Origin')
})

test('an answer never repeats what was sent', async () => {
  const { message } = await send(wrapped('1;x-<script>:1\n'))
  expect(message).not.toContain('script')
})

test('nothing of Object.prototype is declared, and nothing is written to it', async () => {
  await send(wrapped('1;constructor:1\n'))
  expect(({} as Record<string, unknown>)['x-client']).toBeUndefined()
})

test('a body that never ends is read no further than the limit', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1
      // So that a server without a limit fails this test, and not the machine.
      if (pulled > 100) controller.close()
      else controller.enqueue(new Uint8Array(65_536).fill(0x61))
    },
  })
  const accept = acceptRewritten(generous)
  const request = new Request('https://api.example.com/orders/1', {
    method: 'POST',
    headers: { ...browserHeaders, 'content-type': envelope },
    body: endless,
    duplex: 'half',
  } as RequestInit)
  const answer = await accept(request)
  expect(answer).toBeInstanceOf(Response)
  expect((answer as Response).status).toBe(413)
  expect(pulled).toBeLessThan(20)
})

test('the body of a refused request is not read', async () => {
  let pulled = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(1))
      },
    },
    { highWaterMark: 0 },
  )
  const accept = acceptRewritten(generous)
  const headers = { ...browserHeaders, origin: evil, 'content-type': envelope }
  const request = new Request('https://api.example.com/orders/1', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)
  expect(await accept(request)).toMatchObject({ status: 403 })
  expect(pulled).toBe(0)
})

test('a CORS-preflight request passes as it is, with whatever marker in its URL', async () => {
  const accept = acceptRewritten(generous)
  const request = new Request('https://api.example.com/orders/1?whycors=1;DELETE', {
    method: 'OPTIONS',
    headers: { origin: evil, 'access-control-request-method': 'POST' },
  })
  expect(await accept(request)).toBe(request)
})

test('without its guard the server still refuses all that is malformed', async () => {
  const open = { ...generous, guard: false }
  expect((await send(without(good, 'origin'), open)).handled).toMatchObject({ method: 'DELETE' })
  expect(await send(marked('whycors=1;TRACE', { origin: evil }), open)).toMatchObject({
    status: 403,
    error: 'override-forbidden',
  })
  expect(await send(marked('whycors=1;DELETE', { cookie: 'a=1' }), open)).toMatchObject({ error: 'credentials-not-allowed' })
})
