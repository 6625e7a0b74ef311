import fc, { type Arbitrary } from 'fast-check'
import { type BlobOfCall, type BodyOfCall, type ByteHolder, byteHolders, type JsonValue } from '../call.ts'
import { from, present, seldom, weighted } from './combine.ts'
import { contentType } from './header-values.ts'
import { printable, textOf } from './text.ts'

const blobType = weighted<string>(
  [3, contentType],
  [3, from('', 'text/plain', 'application/json', 'text/plain;charset=utf-8', 'TEXT/PLAIN', 'image/png')],
  [
    2,
    from(' ', 'x', 'text', 'text/plain;', 'text/plain; charset=x', ';', 'a/b;c', '/', 'text/plain ', ' text/plain', 'text/\x7f'),
  ],
  [1, textOf(printable, 10)],
  [
    1,
    from(
      'text/é',
      'text/plain;x=\x1f',
      'text/plain\n',
      '\t',
      'text/plain;x="y"',
      'text/plain;x={y}',
      '"',
      'text/€',
      'text/plain,',
    ),
  ],
)

export const blob: Arbitrary<BlobOfCall> = fc
  .tuple(blobType, from(0, 1, 9), seldom(30, from('x.txt', 'x.json', '')))
  .map(([type, byteLength, fileName]) => ({ kind: 'blob', type, byteLength, ...present({ fileName }) }))

const text = from('', 'x', '{"a":1}', 'é€', '\ud800').map((own): BodyOfCall => ({ kind: 'text', text: own }))

const searchParams = fc
  .array(fc.tuple(from('a', ''), from('1', 'é')), { maxLength: 2 })
  .map((list): BodyOfCall => ({ kind: 'url-search-params', entries: list }))

const formData = fc
  .array(fc.tuple(from('a', ''), fc.oneof(from('1', 'é'), blob)), { maxLength: 2 })
  .map((list): BodyOfCall => ({ kind: 'form-data', entries: list }))

const bytes = fc
  .tuple(from(0, 8, 16), from(...byteHolders), seldom(8, from('resizable')))
  .map(([byteLength, as, memory]): BodyOfCall => ({ kind: 'bytes', byteLength, as, ...present({ memory }) }))

const views = from<ByteHolder>('Uint8Array', 'DataView')
/** It holds the whole keepalive quota, which calls in flight would share. */
const sharedBytes = views.map((as): BodyOfCall => ({ kind: 'bytes', byteLength: 0, as, memory: 'shared' }))

/** What has no kind of its own: it is turned into text. */
const value = from<JsonValue>(null, 1, true, 1.5).map((own): BodyOfCall => ({ kind: 'value', value: own }))

/** Every body that all interfaces take. */
const common = weighted<BodyOfCall>([5, text], [2, searchParams], [2, formData], [5, blob], [3, bytes])

/** Around the limit of keepalive requests. */
export const bigBody = weighted<BodyOfCall>(
  [3, from(65_535, 65_536, 65_537, 70_000).map((times) => ({ kind: 'text', text: 'x', times }))],
  [1, from(32_767, 32_768, 32_769).map((times) => ({ kind: 'text', text: 'é', times }))],
  [2, from(65_535, 65_536, 65_537).map((byteLength) => ({ kind: 'bytes', byteLength, as: 'Uint8Array' }))],
  [
    1,
    from(65_533, 65_534, 65_535, 70_000).map((length) => ({ kind: 'url-search-params', entries: [['a', 'x'.repeat(length)]] })),
  ],
  [1, from(60_000, 65_536, 70_000).map((length) => ({ kind: 'form-data', entries: [['a', 'x'.repeat(length)]] }))],
  [
    2,
    fc
      .tuple(from(65_535, 65_536, 65_537), from('', 'application/json'))
      .map(([byteLength, type]) => ({ kind: 'blob', type, byteLength })),
  ],
)

const stream = from('fresh', 'fresh', 'fresh', 'locked').map((state): BodyOfCall => ({ kind: 'stream', state }))

/** Bodies that a Request does not hide: that one was made of a stream, or how large it is, nobody can see afterwards. */
export const requestBody = weighted<BodyOfCall>([20, common], [1, value])

export const fetchBody = weighted<BodyOfCall>([40, common], [4, stream], [2, value], [1, sharedBytes])

export const xhrBody = weighted<BodyOfCall>(
  [24, common],
  [4, fc.boolean().map((html) => ({ kind: 'document', html }))],
  [2, value],
  [1, sharedBytes],
)

export const beaconBody = weighted<BodyOfCall>(
  [10, common],
  [5, blob],
  [1, bigBody],
  [1, value],
  [1, from({ kind: 'stream', state: 'fresh' })],
)
