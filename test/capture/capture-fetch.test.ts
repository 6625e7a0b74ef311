import { describe, expect, test } from 'vitest'
import { captureFetch } from '../../src/capture/capture-fetch.ts'
import type { RequestRecord } from '../../src/model/request-record.ts'
import { makeTripwire } from './tripwire.ts'

const url = 'https://api.example/path'

/** What differs from a call without options. */
function captured(input: unknown, init?: unknown): Partial<RequestRecord> {
  const empty = captureFetch(url)
  const entries = Object.entries(captureFetch(input, init)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(empty[key as keyof RequestRecord]),
  )
  return Object.fromEntries(entries)
}

describe('the input', () => {
  test('is text as written', () => {
    expect(captureFetch('  /a?b ').url).toBe('  /a?b ')
    expect(captureFetch('').url).toBe('')
  })

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [17, '17'],
    [true, 'true'],
    [10n, '10'],
    [-0, '0'],
  ])('%s becomes the text that Web IDL makes of it', (input, text) => {
    expect(captureFetch(input).url).toBe(text)
  })

  test('is the address of a URL', () => {
    expect(captureFetch(new URL('HTTPS://API.example/a b')).url).toBe('https://api.example/a%20b')
  })

  test('cannot be a symbol', () => {
    expect(captured(Symbol('a'))).toStrictEqual({ url: '', inconvertible: ['input'] })
  })

  test.each([
    ['an object', {}],
    ['an array', ['https://api.example/']],
    ['a function', () => url],
    ['a URL with a toString of its own', Object.assign(new URL(url), { toString: () => 'https://other.example/' })],
    ['a URL of a subclass', new (class extends URL {})(url)],
    ['an object that poses as a URL', Object.create(URL.prototype)],
    ['an object that poses as a Request', Object.create(Request.prototype)],
    ['a Proxy of a Request', new Proxy(new Request(url), {})],
    ['a Proxy of a URL', new Proxy(new URL(url), {})],
  ])('is not looked at where it is %s', (_, input) => {
    expect(captured(input)).toStrictEqual({ url: '', unseen: ['input'] })
  })
})

describe('a Request', () => {
  test('is read by its attributes', () => {
    const request = new Request(url, {
      method: 'put',
      headers: { 'X-B': '1', 'x-a': '2' },
      body: 'x',
      credentials: 'include',
      cache: 'reload',
      redirect: 'error',
      referrerPolicy: 'origin',
      keepalive: true,
    })
    expect(captureFetch(request)).toMatchObject({
      source: 'request',
      url,
      method: 'PUT',
      headers: [
        ['content-type', 'text/plain;charset=UTF-8'],
        ['x-a', '2'],
        ['x-b', '1'],
      ],
      combinedHeaders: true,
      body: { kind: 'request', usable: true },
      mode: 'cors',
      credentialsMode: 'include',
      cache: 'reload',
      redirect: 'error',
      referrerPolicy: 'origin',
      keepalive: true,
      unseen: [],
    })
    expect(request.bodyUsed).toBe(false)
  })

  test('without a body has none', () => {
    expect(captureFetch(new Request(url)).body).toStrictEqual({ kind: 'none' })
  })

  test('whose body was read is not usable', async () => {
    const request = new Request(url, { method: 'POST', body: 'x' })
    await request.text()
    expect(captureFetch(request).body).toStrictEqual({ kind: 'request', usable: false })
  })

  test('gives way to init, member by member', () => {
    const request = new Request(url, { method: 'POST', headers: { 'x-a': '1' }, body: 'x', mode: 'no-cors' })
    expect(captureFetch(request, { headers: { 'x-b': '2' } })).toMatchObject({
      source: 'arguments',
      method: 'POST',
      headers: [['x-b', '2']],
      combinedHeaders: false,
      body: { kind: 'request' },
      mode: 'no-cors',
    })
    expect(captureFetch(request, { body: 'ab' })).toMatchObject({ body: { kind: 'string', byteLength: 2 } })
    expect(captureFetch(request, { body: null })).toMatchObject({ body: { kind: 'request' } })
  })

  test('stays one beside an empty init', () => {
    expect(captureFetch(new Request(url), {})).toMatchObject({ source: 'request' })
    expect(captureFetch(new Request(url), { unknown: 1, method: undefined })).toMatchObject({ source: 'request' })
  })

  test('of a subclass is a Request, and its own members are not looked at', () => {
    const tripwire = makeTripwire()
    class Traced extends Request {
      override get method(): never {
        return tripwire.trap('method of the subclass')()
      }
    }
    expect(captureFetch(tripwire.withGetter(new Traced(url, { method: 'PUT' }), 'url'))).toMatchObject({ method: 'PUT', url })
    expect(tripwire.touched).toEqual([])
  })

  test('with a body that a method of init forbids keeps it', () => {
    expect(captureFetch(new Request(url, { method: 'POST', body: 'x' }), { method: 'get' })).toMatchObject({
      body: { kind: 'request' },
    })
    expect(captureFetch(new Request(url, { method: 'POST' }), { method: 'get' })).toMatchObject({ body: { kind: 'none' } })
  })
})

describe('init', () => {
  test.each<[name: string, init: unknown, expected: Partial<RequestRecord>]>([
    ['undefined', undefined, {}],
    ['null', null, {}],
    ['empty', {}, {}],
    ['a number', 1, { inconvertible: ['init'] }],
    ['text', 'PUT', { inconvertible: ['init'] }],
    ['a symbol', Symbol('a'), { inconvertible: ['init'] }],
    ['a function', () => {}, { unseen: ['init'] }],
    ['an array', [], { unseen: ['init'] }],
    ['an instance', new Map(), { unseen: ['init'] }],
    ['without a prototype', Object.assign(Object.create(null), { method: 'PUT' }), { method: 'PUT' }],
    ['with a prototype of its own', Object.create({ method: 'PUT' }), { unseen: ['init'] }],
    ['with a member that is not enumerable', Object.defineProperty({}, 'method', { value: 'PUT' }), { method: 'PUT' }],
    ['frozen', Object.freeze({ method: 'PUT' }), { method: 'PUT' }],
    ['with a member that is none', { unknown: Symbol('a') }, { otherMembers: ['unknown'] }],
  ])('%s', (_, init, expected) => {
    expect(captured(url, init)).toStrictEqual(expected)
  })

  test.each<[member: string, value: unknown, expected: Partial<RequestRecord>]>([
    ['method', 'patch', { method: 'patch' }],
    ['method', undefined, {}],
    ['method', null, { method: 'null' }],
    ['method', 1, { method: '1' }],
    ['method', Symbol('a'), { inconvertible: ['method'] }],
    ['method', { toString: () => 'PUT' }, { unseen: ['method'] }],
    ['mode', 'no-cors', { mode: 'no-cors' }],
    ['mode', 'x', { mode: 'x' }],
    ['credentials', 'include', { credentialsMode: 'include' }],
    ['cache', 'no-store', { cache: 'no-store' }],
    ['redirect', 'manual', { redirect: 'manual' }],
    ['referrer', '', { referrer: '' }],
    ['referrer', new URL(url), { unseen: ['referrer'] }],
    ['referrerPolicy', 'origin', { referrerPolicy: 'origin' }],
    ['duplex', 'half', { duplex: 'half' }],
    ['priority', 'low', { priority: 'low' }],
    ['keepalive', true, { keepalive: true }],
    ['keepalive', 'x', { keepalive: true }],
    ['keepalive', 0, {}],
    ['keepalive', {}, { keepalive: true }],
    ['integrity', Symbol('a'), { inconvertible: ['integrity'] }],
    ['signal', null, {}],
    ['signal', new AbortController().signal, {}],
    ['signal', AbortSignal.abort(), { aborted: true }],
    ['signal', {}, { inconvertible: ['signal'] }],
    ['targetAddressSpace', 'x', { otherMembers: ['targetAddressSpace'] }],
    ['signal', 'x', { inconvertible: ['signal'] }],
    ['window', null, {}],
    ['window', 'x', { inconvertible: ['window'] }],
    ['headers', null, { inconvertible: ['headers'] }],
    ['headers', [['a', 'b', 'c']], { inconvertible: ['headers'] }],
    ['headers', { a: 'b' }, { headers: [['a', 'b']] }],
    ['body', 'x', { body: { kind: 'string', byteLength: 1 } }],
    ['body', null, {}],
    ['body', Symbol('a'), { inconvertible: ['body'] }],
    ['body', 17, { body: { kind: 'string', byteLength: 2 } }],
  ])('%s of %o', (member, value, expected) => {
    expect(captured(url, { [member]: value })).toMatchObject(expected)
    expect(Object.keys(captured(url, { [member]: value })).sort()).toEqual(Object.keys(expected).sort())
  })
})

describe("the app's code is never run", () => {
  const members = [
    'method',
    'headers',
    'body',
    'mode',
    'credentials',
    'cache',
    'redirect',
    'referrer',
    'referrerPolicy',
    'integrity',
    'keepalive',
    'duplex',
    'signal',
    'window',
    'priority',
  ] as const

  test.each(members)('by a getter for %s', (member) => {
    const tripwire = makeTripwire()
    const record = captureFetch(url, tripwire.withGetter({ method: 'PUT' }, member))
    expect(record.unseen).toEqual([member])
    expect(tripwire.touched).toEqual([])
  })

  test.each(members.filter((member) => member !== 'keepalive'))('by the value of %s', (member) => {
    for (const make of ['convertible', 'iterable'] as const) {
      const tripwire = makeTripwire()
      captureFetch(url, { [member]: tripwire[make]() })
      captureFetch(url, { [member]: tripwire.proxyOf({}) })
      expect(tripwire.touched).toEqual([])
    }
  })

  test.each([
    ['input', (value: unknown) => captureFetch(value), ['input']],
    ['init', (value: unknown) => captureFetch(url, value), ['init']],
    ['headers', (value: unknown) => captureFetch(url, { headers: value }), ['headers']],
    ['a pair of headers', (value: unknown) => captureFetch(url, { headers: [value] }), ['headers']],
    ['body', (value: unknown) => captureFetch(url, { body: value }), ['body']],
  ] as const)('by a Proxy as %s', (_, capture, unseen) => {
    for (const target of [{}, [], () => {}, new Headers(), new Request(url), new URL(url), new Map()]) {
      const tripwire = makeTripwire()
      expect(capture(tripwire.proxyOf(target)).unseen).toEqual(unseen)
      expect(tripwire.touched).toEqual([])
    }
  })

  test('by a one-shot iterator, which stays usable', () => {
    const entries = new Map([['x-a', '1']]).entries()
    expect(captureFetch(url, { headers: entries }).unseen).toEqual(['headers'])
    expect([...entries]).toEqual([['x-a', '1']])
    const generator = (function* () {
      yield ['x-b', '2']
    })()
    expect(captureFetch(url, { headers: generator }).unseen).toEqual(['headers'])
    expect([...generator]).toEqual([['x-b', '2']])
  })

  test('by a body, which stays unread', async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.close() })
    const request = new Request(url, { method: 'POST', body: 'x' })
    captureFetch(request, { headers: {} })
    captureFetch(url, { method: 'POST', body: stream })
    expect(stream.locked).toBe(false)
    expect(await request.text()).toBe('x')
  })
})

test('a revoked Proxy does no harm', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(captureFetch(proxy).unseen).toEqual(['input'])
  expect(captureFetch(url, proxy).unseen).toEqual(['init'])
  expect(captureFetch(url, { headers: proxy, body: proxy }).unseen).toEqual(['headers', 'body'])
})

test('records share nothing that one could change for the other', () => {
  const init = makeTripwire().withGetter({}, 'method')
  expect(captureFetch(url, init).unseen).toEqual(['method'])
  expect(captureFetch(url).unseen).toEqual([])
})

test('keeps the mode navigate that init gives beside a Request: the constructor throws for it', () => {
  expect(captureFetch(new Request('https://api.example.com/'), { mode: 'navigate' }).mode).toBe('navigate')
})
