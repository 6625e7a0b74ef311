import { expect, test } from 'vitest'
import { captureBody } from '../../src/capture/capture-body.ts'
import { notSeen } from '../../src/capture/own-data.ts'
import type { BodyRecord } from '../../src/model/request-record.ts'
import { makeTripwire } from './tripwire.ts'

const locked = new ReadableStream()
locked.getReader()

const resizable = Reflect.construct(ArrayBuffer, [8, { maxByteLength: 16 }]) as ArrayBuffer

function detached(): DataView {
  const view = new DataView(new ArrayBuffer(8))
  structuredClone(view.buffer, { transfer: [view.buffer] })
  return view
}

test.each<[name: string, value: unknown, expected: BodyRecord]>([
  ['undefined', undefined, { kind: 'none' }],
  ['null', null, { kind: 'none' }],
  ['text', 'ab', { kind: 'string', byteLength: 2 }],
  ['no text', '', { kind: 'string', byteLength: 0 }],
  ['short text, by a lower bound', 'é', { kind: 'string', byteLength: 1 }],
  ['long text, by its bytes', 'é'.repeat(40_000), { kind: 'string', byteLength: 80_000 }],
  ['a number', 17, { kind: 'string', byteLength: 2 }],
  ['a boolean', false, { kind: 'string', byteLength: 5 }],
  ['a bigint', 10n, { kind: 'string', byteLength: 2 }],
  ['a plain object', {}, { kind: 'string', byteLength: 15 }],
  ['a plain object with its own toString', { toString: () => 'a' }, { kind: 'unseen' }],
  ['a plain object with a tag', { [Symbol.toStringTag]: 'a' }, { kind: 'unseen' }],
  ['an object without a prototype', Object.create(null), { kind: 'unseen' }],
  ['an array', ['a'], { kind: 'unseen' }],
  ['a date', new Date(), { kind: 'unseen' }],
  ['a function', () => {}, { kind: 'unseen' }],
  ['a symbol', Symbol('a'), { kind: 'unseen' }],
  ['what was not seen', notSeen, { kind: 'unseen' }],
  ['URLSearchParams', new URLSearchParams('a=b'), { kind: 'url-search-params' }],
  ['FormData', new FormData(), { kind: 'form-data' }],
  ['a Blob', new Blob(['abc'], { type: 'A/b' }), { kind: 'blob', type: 'a/b', byteLength: 3 }],
  ['a Blob with an impossible type', new Blob([], { type: 'é' }), { kind: 'blob', type: '', byteLength: 0 }],
  ['a File', new File(['ab'], 'c.txt', { type: 'text/plain' }), { kind: 'blob', type: 'text/plain', byteLength: 2 }],
  ['a buffer', new ArrayBuffer(3), { kind: 'bytes', byteLength: 3 }],
  ['a view', new Float64Array(2), { kind: 'bytes', byteLength: 16 }],
  ['a part of a view', new Uint8Array(8).subarray(2, 5), { kind: 'bytes', byteLength: 3 }],
  ['a DataView', new DataView(new ArrayBuffer(8), 2), { kind: 'bytes', byteLength: 6 }],
  ['a DataView of memory that was given away', detached(), { kind: 'bytes', byteLength: 0 }],
  ['a buffer that can change its size', resizable, { kind: 'bytes', byteLength: 8, memory: 'resizable' }],
  ['a view of one', new Uint8Array(resizable), { kind: 'bytes', byteLength: 8, memory: 'resizable' }],
  ['a view of shared memory', new Uint8Array(new SharedArrayBuffer(8)), { kind: 'bytes', byteLength: 8, memory: 'shared' }],
  ["Node's Buffer", Buffer.from('abc'), { kind: 'bytes', byteLength: 3 }],
  ['a stream', new ReadableStream(), { kind: 'stream', usable: true }],
  ['a locked stream', locked, { kind: 'stream', usable: false }],
  ['a Blob of a subclass', new (class extends Blob {})(['a']), { kind: 'blob', type: '', byteLength: 1 }],
  ['what poses as a Blob', Object.create(Blob.prototype), { kind: 'unseen' }],
  ['what poses as FormData', Object.create(FormData.prototype), { kind: 'unseen' }],
])('%s', (_, value, expected) => {
  expect(captureBody(value)).toStrictEqual(expected)
})

test("never runs the app's code", () => {
  const tripwire = makeTripwire()
  const marked = (value: object) =>
    ['size', 'type', 'byteLength', 'locked', 'toString', Symbol.toPrimitive].reduce(
      (object, name) => tripwire.withGetter(object, name),
      value,
    )
  const values = [
    {},
    new Blob(['a']),
    new ArrayBuffer(2),
    new Uint8Array(2),
    new URLSearchParams(),
    new FormData(),
    new ReadableStream(),
  ]
  const kinds = values.map((value) => captureBody(marked(value)).kind)
  expect(kinds).toEqual(['unseen', 'blob', 'bytes', 'bytes', 'url-search-params', 'form-data', 'stream'])
  for (const value of [tripwire.convertible(), tripwire.proxyOf({}), tripwire.proxyOf(new Blob()), tripwire.proxyOf(() => {})])
    expect(captureBody(value)).toStrictEqual({ kind: 'unseen' })
  for (const prototype of [Blob.prototype, FormData.prototype, ReadableStream.prototype, Uint8Array.prototype])
    expect(captureBody(Object.create(tripwire.proxyOf(Object.create(prototype))))).toStrictEqual({ kind: 'unseen' })
  expect(tripwire.touched).toEqual([])
})
