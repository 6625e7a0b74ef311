import fc, { type Arbitrary } from 'fast-check'
import { makeTripwire, type Tripwire } from './tripwire.ts'

/** A value that is made with a tripwire in it, so that it shows whether anything of it ran. */
type Recipe = (tripwire: Tripwire) => unknown

const url = 'https://api.example/path'

const fetchMembers =
  'method headers body mode credentials cache redirect referrer referrerPolicy integrity keepalive duplex signal window priority'
const otherMembers = 'url uploadListener withCredentials async username password toString then __proto__'
const memberNames = `${fetchMembers} ${otherMembers}`.split(' ')

const texts = fc.oneof(
  fc.constantFrom(
    url,
    '/path',
    'data:,a',
    'blob:null/1',
    'about:blank',
    'https://u:p@a.example/',
    'https://[',
    'http://localhost/',
    '',
    ' ',
    '\ud800',
  ),
  fc.constantFrom(
    'GET',
    'PUT',
    'patch',
    'TRACE',
    'no-cors',
    'same-origin',
    'navigate',
    'include',
    'only-if-cached',
    'manual',
    'half',
    'low',
    'null',
  ),
  fc.constantFrom(
    'accept',
    'content-type',
    'range',
    'x-a',
    'host',
    'dpr',
    'application/json',
    'text/plain;;',
    'bytes=0-',
    'a'.repeat(129),
    '\0',
    '\u0100',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

const primitive: Arbitrary<Recipe> = fc
  .oneof(
    texts,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.bigInt(),
    fc.constantFrom(undefined, null, Symbol('a'), Symbol.iterator, -0, Number.NaN),
  )
  .map((value) => () => value)

const platformObject: Arbitrary<Recipe> = fc.constantFrom<Recipe>(
  () => new URL(url),
  () =>
    new Request(url, {
      method: 'POST',
      body: 'x',
      headers: [
        ['accept', 'a'],
        ['accept', 'b'],
      ],
    }),
  () => new Request(url, { keepalive: true }),
  () => new Headers({ 'x-a': '1' }),
  () => new Map([['x-a', '1']]).entries(),
  () => new Blob(['a'], { type: 'a/b' }),
  () => new FormData(),
  () => new URLSearchParams('a=b'),
  () => new ReadableStream(),
  () => new Uint8Array(70_000),
  () => new DataView(new ArrayBuffer(8)),
  () => structuredClone(new ArrayBuffer(8), { transfer: [] }),
  () => detached(),
  () => AbortSignal.abort(),
  () => new AbortController().signal,
  () => new Date(Number.NaN),
  () => /a/,
  () => new (class extends URL {})(url),
  () => Object.create(Request.prototype),
  () => Object.create(AbortSignal.prototype),
  () => Object.create(Headers.prototype),
  () => globalThis,
)

function detached(): Uint8Array {
  const bytes = new Uint8Array(8)
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] })
  return bytes
}

const trapped: Arbitrary<Recipe> = fc.constantFrom<Recipe>(
  (tripwire) => tripwire.convertible(),
  (tripwire) => tripwire.iterable(),
  (tripwire) => tripwire.proxyOf({}),
  (tripwire) => tripwire.proxyOf([]),
  (tripwire) => tripwire.proxyOf(() => {}),
  (tripwire) => tripwire.proxyOf(new Request(url)),
  (tripwire) => tripwire.proxyOf(new URL(url)),
  (tripwire) => tripwire.proxyOf(AbortSignal.abort()),
  (tripwire) => Object.create(tripwire.proxyOf({})),
  (tripwire) => Object.create(tripwire.proxyOf(Object.create(Blob.prototype))),
  (tripwire) => Object.setPrototypeOf(new URL(url), tripwire.proxyOf(URL.prototype)),
  (tripwire) => Object.assign(new URL(url), { toString: tripwire.trap('toString') }),
  (tripwire) => tripwire.withGetter(new URL(url), 'href'),
  (tripwire) => tripwire.withGetter(new Request(url), 'method'),
  (tripwire) => Object.defineProperty(() => {}, Symbol.iterator, { get: tripwire.trap('iterator') }),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
)

const { value: anyValue } = fc.letrec<{ value: Recipe; array: Recipe; object: Recipe }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: primitive },
    { weight: 2, arbitrary: platformObject },
    { weight: 2, arbitrary: trapped },
    { weight: 2, arbitrary: tie('array') },
    { weight: 3, arbitrary: tie('object') },
  ),
  array: fc.array(tie('value'), { maxLength: 3 }).map((items) => (tripwire) => items.map((item) => item(tripwire))),
  object: fc
    .record({
      members: fc.array(fc.tuple(fc.oneof(fc.constantFrom<PropertyKey>(...memberNames, Symbol.iterator), texts), tie('value')), {
        maxLength: 5,
      }),
      getters: fc.array(fc.constantFrom<PropertyKey>(...memberNames, Symbol.iterator, Symbol.toPrimitive), { maxLength: 1 }),
      prototype: fc.constantFrom(Object.prototype, Object.prototype, Object.prototype, null),
    })
    .map(({ members, getters, prototype }) => (tripwire) => {
      const object: object = Object.create(prototype)
      for (const [name, item] of members)
        Object.defineProperty(object, name, { value: item(tripwire), enumerable: true, configurable: true, writable: true })
      for (const name of getters) tripwire.withGetter(object, name)
      return object
    }),
}))

/** Arguments of any type, most of them such as a call could have, each with its tripwire. */
export const hostileArguments: Arbitrary<{ args: [unknown, unknown]; tripwire: Tripwire }> = fc
  .tuple(
    fc.oneof(
      anyValue,
      texts.map(
        (text): Recipe =>
          () =>
            text,
      ),
    ),
    anyValue,
  )
  .map((recipes) => {
    const tripwire = makeTripwire()
    return { args: [recipes[0](tripwire), recipes[1](tripwire)], tripwire }
  })
