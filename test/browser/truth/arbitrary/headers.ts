import fc, { type Arbitrary } from 'fast-check'
import type { HeadersOfCall, JsonValue } from '../call.ts'
import { from, weighted, word } from './combine.ts'
import { acceptValue, anotherValue, contentType, hintValue, languageValue, overrideValue, rangeValue } from './header-values.ts'
import { anyByte, cased, impossible, letter, spiked, textOf, token } from './text.ts'

type Entry = [name: string, value: string]

const hintName = word(`
  dpr device-memory downlink ect rtt save-data viewport-width width
  content-dpr prefers-color-scheme ua lang
`)

/** Names that applications and their libraries send. */
const appName = word(`
  authorization x-requested-with x-csrf-token x-xsrf-token x-api-key cache-control pragma if-none-match if-modified-since
  traceparent tracestate baggage sentry-trace x-datadog-trace-id x-stainless-lang newrelic apollo-require-preflight x-amz-date
  idempotency-key last-event-id content-encoding content-disposition x x-a x_a
`)

/** Names that one browser or another treats in its own way, or might. */
const oddName = word(`
  user-agent intervention available-dictionary dictionary-id purpose x-purpose priority upgrade-insecure-requests
  service-worker-navigation-preload if-range content-location content-md5 accept-datetime accept-post accept-ranges accept-patch
  sourcemap ping-from ping-to x-client-data early-data x-moz x-devtools-emulate-network-conditions-client-id want-digest
  timing-allow-origin attribution-reporting-eligible reporting-endpoints observe-browsing-topics content-security-policy
  access-control-allow-origin access-control-request-local-network permissions-policy set-cookie2
`)

const forbiddenName = word(`
  accept-charset accept-encoding access-control-request-headers access-control-request-method access-control-request-private-network
  connection content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer transfer-encoding
  upgrade via proxy- proxy-x proxy-authorization sec- sec-fetch-mode sec-ch-ua sec-x proxyx sec secx
`)

const overrideName = word('x-http-method x-http-method-override x-method-override x-http-methods http-method-override')

const brokenName = weighted<string>(
  [2, from('', ' ', 'x y', 'x:', 'x ', ' x', 'x\n', '(x)', 'x,y', 'x;y', 'x/y', 'x@y', '\xe9', 'x\xe9', '€', '\0', 'x\ud800')],
  [1, spiked(anyByte)],
)

const entry = (name: Arbitrary<string>, value: Arbitrary<string>): Arbitrary<Entry> => fc.tuple(cased(name), value)

const safelistedEntry = weighted<Entry>(
  [4, entry(fc.constant('accept'), acceptValue)],
  [4, entry(word('accept-language content-language'), languageValue)],
  [7, entry(fc.constant('content-type'), contentType)],
  [4, entry(fc.constant('range'), rangeValue)],
)

const someEntry = weighted<Entry>(
  [10, safelistedEntry],
  [2, entry(hintName, hintValue)],
  [3, entry(appName, from('1', '', 'a b', 'Bearer x'))],
  [1, entry(oddName, from('1', '', 'a b', '?1', 'text/plain'))],
  [2, entry(forbiddenName, from('1', '', 'GET', 'x'))],
  [1, entry(overrideName, overrideValue)],
  [1, entry(token, textOf(letter))],
)

const brokenEntry = weighted<Entry>(
  [2, entry(brokenName, from('1', ''))],
  [1, entry(appName, spiked(impossible))],
  [1, entry(word('accept content-type range'), spiked(impossible))],
)

/** 1024 bytes in eight entries, and one entry more. */
const overTotal = (name: string, last: number): Entry[] => [
  ...Array.from({ length: 8 }, (): Entry => [name, 'a'.repeat(128)]),
  [name, 'a'.repeat(last)],
]

/** One name several times: each entry counts by itself in the standard, the combined value in some browsers. */
const repeated = weighted<Entry[]>(
  [
    3,
    safelistedEntry.chain(([name, value]) =>
      fc
        .array(anotherValue(name, value), { minLength: 1, maxLength: 3 })
        .map((others) => [value, ...others].map((own): Entry => [name, own])),
    ),
  ],
  [
    2,
    fc
      .tuple(
        word('accept accept-language content-language'),
        fc.array(from(0, 1, 62, 63, 64, 126, 127, 128), { minLength: 2, maxLength: 11 }),
      )
      .map(([name, lengths]) => lengths.map((length): Entry => [name, 'a'.repeat(length)])),
  ],
  [2, fc.tuple(word('accept accept-language'), from(0, 1, 2, 128)).map(([name, last]) => overTotal(name, last))],
  [
    1,
    fc
      .tuple(from(0, 1, 2), word('content-language range x-a'), from('a', ''))
      .map(([last, name, value]) => [...overTotal('accept', last), [name, value]]),
  ],
  [
    1,
    appName.map((name) => [
      [name, '1'],
      [name.toUpperCase(), '2'],
    ]),
  ],
)

export const entries = weighted<Entry[]>(
  [12, fc.array(someEntry, { minLength: 1, maxLength: 1 })],
  [8, fc.array(someEntry, { minLength: 1, maxLength: 4 })],
  [3, repeated],
  [1, fc.tuple(repeated, fc.array(someEntry, { maxLength: 2 })).map(([some, others]) => [...others, ...some])],
  [1, fc.tuple(fc.array(someEntry, { maxLength: 1 }), brokenEntry).map(([some, broken]) => [...some, broken])],
)

const noHeaders: JsonValue[] = [null, 1, 'x', true, [], {}, [['x']], [['x', 'y', 'z']], [[]], [['x', 1]], ['xy']]
const unusualHeaders: JsonValue[] = [{ 'x-a': null }, { accept: 1 }]

const list = fc.record({ as: from('pairs', 'pairs', 'pairs', 'record', 'record', 'record', 'headers', 'headers'), list: entries })

export const headers = weighted<HeadersOfCall>(
  [30, list.map((own) => (own.as === 'headers' ? withoutRepetition(own) : own))],
  [1, from(...noHeaders, ...unusualHeaders).map((value): HeadersOfCall => ({ as: 'value', value }))],
)

/** Firefox keeps the entries of a Headers object apart, though nobody can see it from outside: there, each name comes once. */
export function withoutRepetition(own: HeadersOfCall): HeadersOfCall {
  if (own.as === 'value') return own
  const names = new Set<string>()
  const once = own.list.filter(([name]) => !names.has(name.toLowerCase()) && names.add(name.toLowerCase()))
  return { ...own, list: once }
}
