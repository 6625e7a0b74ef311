import type { RuleId } from '../../src/model/finding.ts'
import type { Verdict } from '../../src/model/prediction.ts'
import type { BrowserName } from './support/browser.ts'

/** Where a row may call; each URL carries the row's id. */
export interface Target {
  /** Another origin: the API. */
  url: string
  /** The page's own origin. */
  own: string
  /** The page's own server under another host name, hence another origin. */
  localhost: string
}

/** One call, made in the page. */
export interface PredictionRow {
  title: string
  because: string
  /** Runs in the page, from its source text. */
  call: (to: Target, value: string) => readonly [input: RequestInfo | URL, init?: RequestInit]
  /** What `call` gets as its second argument: it sees nothing else of this file. */
  value?: string
  /** What the standard says, and each browser not named in `differs` does. */
  verdict: Verdict
  /** The rules that decide, as far as the row is about them. */
  rules?: readonly RuleId[]
  /** Names of forbidden request-headers that are removed. */
  dropped?: readonly string[]
  /** Headers of the request itself as the server sees them; null: none, or not the author's. */
  arrives?: Readonly<Record<string, string | null>>
  /** The request reaches the server, but fetch rejects, or the reverse. */
  settles?: 'resolves' | 'rejects'
  /** The arguments hide something that cannot be looked at without side effects: the prediction may be wrong, and must not be certain. */
  hidden?: true
  /** Milliseconds that the browser gets afterwards to forget the request. */
  pause?: number
  /** Browsers that do otherwise, with what they do and where that is known from. */
  differs?: Partial<Record<BrowserName, Difference>>
}

interface Difference {
  verdict: Verdict
  because: string
  /** Default: TypeError. */
  error?: string
  dropped?: readonly string[]
}

const methods: PredictionRow[] = [
  { title: 'a plain GET', because: 'nothing speaks against it', call: ({ url }) => [url], verdict: 'simple' },
  { title: 'a GET with an empty init', because: 'defaults', call: ({ url }) => [url, {}], verdict: 'simple' },
  { title: 'HEAD', because: 'a CORS-safelisted method', call: ({ url }) => [url, { method: 'HEAD' }], verdict: 'simple' },
  { title: 'lower-case head', because: 'normalised', call: ({ url }) => [url, { method: 'head' }], verdict: 'simple' },
  {
    title: 'POST without a body',
    because: 'a CORS-safelisted method',
    call: ({ url }) => [url, { method: 'POST' }],
    verdict: 'simple',
  },
  { title: 'mixed-case pOsT', because: 'normalised', call: ({ url }) => [url, { method: 'pOsT' }], verdict: 'simple' },
  {
    title: 'PUT',
    because: 'not a CORS-safelisted method',
    call: ({ url }) => [url, { method: 'PUT' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'lower-case put',
    because: 'normalised to PUT before it is asked for',
    call: ({ url }) => [url, { method: 'put', body: 'x' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'mixed-case dElEtE',
    because: 'normalised to DELETE',
    call: ({ url }) => [url, { method: 'dElEtE' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'PATCH',
    because: 'not a CORS-safelisted method',
    call: ({ url }) => [url, { method: 'PATCH', body: 'x' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'lower-case patch',
    because: 'PATCH is not among the methods that are normalised',
    call: ({ url }) => [url, { method: 'patch' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'mixed-case Patch',
    because: 'PATCH is not among the methods that are normalised',
    call: ({ url }) => [url, { method: 'Patch', headers: { 'x-b': '1', 'x-a': '1' } }],
    verdict: 'preflight',
    rules: ['method-not-safelisted', 'header-not-safelisted'],
  },
  {
    title: 'OPTIONS',
    because: 'asked for like any other method',
    call: ({ url }) => [url, { method: 'OPTIONS' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'a method of its own',
    because: 'any token is a method',
    call: ({ url }) => [url, { method: 'CHICKEN' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'QUERY',
    because: 'a safe method, but not a safelisted one',
    call: ({ url }) => [url, { method: 'QUERY', body: 'x' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
]

const headerNames: PredictionRow[] = [
  {
    title: 'a header of its own',
    because: 'its name is not safelisted',
    call: ({ url }) => [url, { headers: { 'X-Custom': '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
    arrives: { 'x-custom': '1' },
  },
  {
    title: 'several headers of its own, unsorted',
    because: 'names are lower-cased and sorted',
    call: ({ url }) => [url, { headers: { 'x-c': '1', 'X-A': '1', 'x-b': '1', accept: 'text/html', 'X-10': '1', 'x-2': '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'names that sort by byte',
    because: 'sorted in byte order: "-" comes before digits, digits before letters, "_" before "a"',
    call: ({ url }) => [url, { headers: { x_a: '1', xa: '1', 'x-a': '1', x1: '1', 'x~': '1', 'x!': '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'an empty header of its own',
    because: 'the name decides, whatever the value',
    call: ({ url }) => [url, { headers: { 'x-empty': '' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'Authorization',
    because: 'its name is not safelisted',
    call: ({ url }) => [url, { headers: { Authorization: 'Bearer x' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'X-Requested-With',
    because: 'its name is not safelisted',
    call: ({ url }) => [url, { headers: { 'X-Requested-With': 'XMLHttpRequest' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'Cache-Control',
    because: 'its name is not safelisted',
    call: ({ url }) => [url, { headers: { 'Cache-Control': 'no-cache' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'If-None-Match',
    because: 'its name is not safelisted',
    call: ({ url }) => [url, { headers: { 'If-None-Match': '"a"' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'traceparent on a GET',
    because: 'its name is not safelisted',
    call: ({ url }) => [url, { headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'headers as a Headers object',
    because: 'read like a record',
    call: ({ url }) => [url, { headers: new Headers({ 'X-From-Headers': '1' }) }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'headers as pairs, one name twice',
    because: 'a name is asked for once',
    call: ({ url }) => [
      url,
      {
        headers: [
          ['X-Twice', '1'],
          ['x-twice', '2'],
        ],
      },
    ],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
    arrives: { 'x-twice': '1, 2' },
    differs: { firefox: { verdict: 'preflight', because: 'Firefox 153 asks for x-twice,x-twice (measured 2026-11-23)' } },
  },
  {
    title: 'Accept, Accept-Language and Content-Language',
    because: 'safelisted names with harmless values',
    call: ({ url }) => [
      url,
      {
        headers: {
          Accept: 'application/json, text/*;q=0.5',
          'Accept-Language': 'de-DE, en;q=0.8, *;q=0.1',
          'Content-Language': 'de',
        },
      },
    ],
    verdict: 'simple',
    arrives: { accept: 'application/json, text/*;q=0.5', 'content-language': 'de' },
  },
  {
    title: 'an empty Accept-Language',
    because: 'no byte is refused',
    call: ({ url }) => [url, { headers: { 'Accept-Language': '' } }],
    verdict: 'simple',
  },
  {
    title: 'a header between white space and line ends',
    because: 'values are normalised before they are looked at',
    call: ({ url }) => [url, { headers: { accept: '\r\n\t text/html \n' } }],
    verdict: 'simple',
    arrives: { accept: 'text/html' },
  },
  {
    title: 'User-Agent',
    because: 'neither forbidden nor safelisted',
    call: ({ url }) => [url, { headers: { 'User-Agent': '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
    differs: { chromium: { verdict: 'simple', dropped: ['user-agent'], because: 'Chromium drops it silently (FACTS, part 1)' } },
  },
  {
    title: 'a client hint',
    because: 'client hints left the safelist',
    call: ({ url }) => [url, { headers: { DPR: '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
    differs: { chromium: { verdict: 'simple', because: 'Chromium still safelists client hints (FACTS, part 1)' } },
  },
  {
    title: 'a client hint with a value that is none',
    because: 'client hints left the safelist',
    call: ({ url }) => [url, { headers: { DPR: 'x' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
]

const headerValues: PredictionRow[] = [
  {
    title: 'Accept of 128 bytes',
    because: 'the limit itself is allowed',
    call: ({ url }) => [url, { headers: { accept: 'a'.repeat(128) } }],
    verdict: 'simple',
  },
  {
    title: 'Accept of 129 bytes',
    because: 'one byte over the limit',
    call: ({ url }) => [url, { headers: { accept: 'a'.repeat(129) } }],
    verdict: 'preflight',
    rules: ['header-value-too-long'],
  },
  {
    title: 'Accept-Language of 129 bytes',
    because: 'one byte over the limit',
    call: ({ url }) => [url, { headers: { 'accept-language': 'a'.repeat(129) } }],
    verdict: 'preflight',
    rules: ['header-value-too-long'],
  },
  {
    title: 'Content-Type of 128 bytes',
    because: 'the limit itself is allowed',
    call: ({ url }) => [url, { method: 'POST', body: 'x', headers: { 'content-type': `text/plain;x=${'a'.repeat(115)}` } }],
    verdict: 'simple',
  },
  {
    title: 'Content-Type of 129 bytes',
    because: 'one byte over the limit',
    call: ({ url }) => [url, { method: 'POST', body: 'x', headers: { 'content-type': `text/plain;x=${'a'.repeat(116)}` } }],
    verdict: 'preflight',
    rules: ['header-value-too-long'],
  },
  {
    title: 'Accept of 128 bytes in a cloak of spaces',
    because: 'white space around a value does not count',
    call: ({ url }) => [url, { headers: { accept: `  ${'a'.repeat(128)}  ` } }],
    verdict: 'simple',
  },
  {
    title: 'four safelisted headers of 128 bytes each',
    because: '512 bytes in sum',
    call: ({ url }) => [
      url,
      {
        method: 'POST',
        headers: {
          accept: 'a'.repeat(128),
          'accept-language': 'a'.repeat(128),
          'content-language': 'a'.repeat(128),
          'content-type': `text/plain;x=${'a'.repeat(115)}`,
        },
      },
    ],
    verdict: 'simple',
  },
  {
    title: 'Accept nine times, 1025 bytes in sum',
    because: 'more than 1024 bytes in sum make all safelisted headers unsafe',
    call: ({ url }) => [
      url,
      { headers: [...Array.from({ length: 8 }, () => ['accept', 'a'.repeat(128)]), ['accept', 'a']] as [string, string][] },
    ],
    verdict: 'preflight',
    rules: ['safelisted-headers-too-long'],
    differs: {
      firefox: { verdict: 'simple', because: 'Firefox does not apply the total (FACTS, part 1)' },
      chromium: { verdict: 'preflight', because: 'Chromium applies the 128 bytes to the combined value (FACTS, part 1)' },
      webkit: { verdict: 'preflight', because: 'WebKit applies the 128 bytes to the combined value (FACTS, part 1)' },
    },
  },
  {
    title: 'Accept nine times, 1025 bytes in sum, and a Content-Language',
    because: 'more than 1024 bytes in sum make all safelisted headers unsafe, the short one too',
    call: ({ url }) => [
      url,
      {
        headers: [['content-language', 'de'], ...Array.from({ length: 8 }, () => ['accept', 'a'.repeat(128)])] as [
          string,
          string,
        ][],
      },
    ],
    verdict: 'preflight',
    rules: ['safelisted-headers-too-long'],
    differs: {
      firefox: { verdict: 'simple', because: 'Firefox does not apply the total (FACTS, part 1)' },
      chromium: {
        verdict: 'preflight',
        because: 'Chromium applies the 128 bytes to the combined value and asks for accept alone',
      },
      webkit: { verdict: 'preflight', because: 'WebKit applies the 128 bytes to the combined value and asks for accept alone' },
    },
  },
  {
    title: 'Accept twice, of 128 bytes and empty',
    because: '128 bytes for each entry',
    call: ({ url }) => [
      url,
      {
        headers: [
          ['accept', 'a'.repeat(128)],
          ['accept', ''],
        ],
      },
    ],
    verdict: 'simple',
    differs: {
      chromium: { verdict: 'preflight', because: 'Chromium looks at the combined value (FACTS, part 1)' },
      webkit: { verdict: 'preflight', because: 'WebKit looks at the combined value (FACTS, part 1)' },
    },
  },
  ...['"', '(', ')', ':', '<', '>', '?', '@', '[', '\\', ']', '{', '}', '\x7f', '\x01', '\x1f'].map(
    (character): PredictionRow => ({
      title: `Accept with the byte 0x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
      because: 'a CORS-unsafe request-header byte',
      call: ({ url }, value) => [url, { headers: { accept: value } }],
      value: `text/html;a=${character}x`,
      verdict: 'preflight',
      rules: ['header-value-unsafe-byte'],
    }),
  ),
  {
    title: 'Accept with a tab inside',
    because: '0x09 is not CORS-unsafe',
    call: ({ url }) => [url, { headers: { accept: 'text/html,\ttext/*' } }],
    verdict: 'simple',
  },
  {
    title: 'Accept with all harmless marks',
    because: 'none of them is a CORS-unsafe request-header byte',
    call: ({ url }) => [url, { headers: { accept: "!#$%&'*+,-./;=^_`|~ 09AZaz" } }],
    verdict: 'simple',
  },
  {
    title: 'Accept with a byte above 0x7F',
    because: 'bytes 0x80 to 0xFF are not CORS-unsafe',
    call: ({ url }) => [url, { headers: { accept: 'text/\xe9' } }],
    verdict: 'simple',
    differs: { firefox: { verdict: 'preflight', because: 'Firefox calls them unsafe (FACTS, part 1)' } },
  },
  {
    title: 'Accept-Language with a mark outside its alphabet',
    because: 'languages have an alphabet of their own',
    call: ({ url }) => [url, { headers: { 'accept-language': 'de_DE' } }],
    verdict: 'preflight',
    rules: ['header-value-unsafe-byte'],
  },
  {
    title: 'Content-Language with a slash',
    because: 'languages have an alphabet of their own',
    call: ({ url }) => [url, { headers: { 'content-language': 'de/at' } }],
    verdict: 'preflight',
    rules: ['header-value-unsafe-byte'],
  },
  {
    title: 'Accept-Language with all marks of its alphabet',
    because: 'space * , - . ; = and letters and digits',
    call: ({ url }) => [url, { headers: { 'accept-language': 'aZ09 *,-.;=' } }],
    verdict: 'simple',
  },
]

const ranges: PredictionRow[] = [
  ...['bytes=0-', 'bytes=0-499', 'bytes=5-5', 'bytes=007-010'].map((value) =>
    rangeRow(value, 'simple', 'a single range with a start'),
  ),
  rangeRow('bytes=-500', 'preflight', 'a range without a start is not safelisted'),
  rangeRow('bytes=5-2', 'preflight', 'its end lies before its start'),
  rangeRow('bytes=0-1,3-4', 'preflight', 'two ranges'),
  rangeRow('items=0-1', 'preflight', 'another unit'),
  rangeRow('bytes=', 'preflight', 'no range'),
  rangeRow('bytes=a-', 'preflight', 'no number'),
  rangeRow('bytes= 0-1', 'preflight', 'white space is not allowed here'),
  rangeRow('bytes=0 -1', 'preflight', 'white space is not allowed here'),
  {
    ...rangeRow('Bytes=0-', 'preflight', 'the unit is compared with its case'),
    differs: { webkit: { verdict: 'simple', because: 'WebKit ignores the case (FACTS, part 1)' } },
  },
  {
    ...rangeRow('bytes=9223372036854775807-', 'simple', 'numbers have no limit'),
    differs: { chromium: { verdict: 'preflight', because: 'too large for its integers (FACTS, part 1)' } },
  },
  {
    title: 'Range twice',
    because: 'looked at for each entry',
    call: ({ url }) => [
      url,
      {
        headers: [
          ['range', 'bytes=0-'],
          ['range', 'bytes=0-'],
        ],
      },
    ],
    verdict: 'simple',
    differs: {
      chromium: { verdict: 'preflight', because: 'Chromium looks at the combined value (FACTS, part 1)' },
      webkit: { verdict: 'preflight', because: 'WebKit looks at the combined value (FACTS, part 1)' },
    },
  },
]

function rangeRow(value: string, verdict: 'simple' | 'preflight', because: string): PredictionRow {
  return {
    title: `Range: ${value}`,
    because,
    call: ({ url }, range) => [url, { headers: { range } }],
    value,
    verdict,
    ...(verdict === 'preflight' ? { rules: ['range-not-safelisted' as const] } : {}),
  }
}

const contentTypes: PredictionRow[] = [
  ...[
    'text/plain',
    'text/plain;charset=utf-8',
    'TEXT/PLAIN ; charset=UTF-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data;boundary=x',
    'text/plain;',
  ].map((value) => contentTypeRow(value, 'simple', 'one of the three safelisted types')),
  ...[
    'application/json',
    'application/json;charset=utf-8',
    'text/html',
    'text/plainly',
    'application/octet-stream',
    'application/graphql',
  ].map((value) => contentTypeRow(value, 'preflight', 'a type that forms cannot send')),
  ...['', 'text', 'text/', '/plain', 'text/plain, application/json', 'te xt/plain'].map((value) =>
    contentTypeRow(value, 'preflight', 'not a MIME type'),
  ),
  {
    ...contentTypeRow('text/plain;charset="utf-8"', 'preflight', 'a quotation mark is a CORS-unsafe request-header byte'),
    rules: ['header-value-unsafe-byte'],
  },
  {
    ...contentTypeRow('text/plain;;', 'simple', 'empty parameters are skipped'),
    differs: { firefox: { verdict: 'preflight', because: 'Firefox does not call it simple (FACTS, part 1)' } },
  },
  {
    title: 'Content-Type: application/json on a GET',
    because: 'the type counts without a body, too',
    call: ({ url }) => [url, { headers: { 'content-type': 'application/json' } }],
    verdict: 'preflight',
    rules: ['content-type-not-safelisted'],
  },
  {
    title: 'Content-Type twice',
    because: 'looked at for each entry',
    call: ({ url }) => [
      url,
      {
        method: 'POST',
        body: 'x',
        headers: [
          ['content-type', 'text/plain'],
          ['content-type', 'text/plain'],
        ],
      },
    ],
    verdict: 'simple',
    differs: {
      chromium: { verdict: 'preflight', because: 'Chromium looks at the combined value (FACTS, part 1)' },
      webkit: { verdict: 'preflight', because: 'WebKit looks at the combined value (FACTS, part 1)' },
    },
  },
]

function contentTypeRow(value: string, verdict: 'simple' | 'preflight', because: string): PredictionRow {
  return {
    title: `Content-Type: ${value === '' ? '(empty)' : value}`,
    because,
    call: ({ url }, type) => [url, { method: 'POST', body: 'x', headers: { 'Content-Type': type } }],
    value,
    verdict,
    ...(verdict === 'preflight' ? { rules: ['content-type-not-safelisted' as const] } : {}),
  }
}

const bodies: PredictionRow[] = [
  {
    title: 'a text body',
    because: 'text/plain is implied',
    call: ({ url }) => [url, { method: 'POST', body: '{"a":1}' }],
    verdict: 'simple',
    arrives: { 'content-type': 'text/plain;charset=UTF-8' },
  },
  {
    title: 'an empty text body',
    because: 'text/plain is implied',
    call: ({ url }) => [url, { method: 'POST', body: '' }],
    verdict: 'simple',
  },
  { title: 'a null body', because: 'no body', call: ({ url }) => [url, { method: 'GET', body: null }], verdict: 'simple' },
  {
    title: 'URLSearchParams',
    because: 'application/x-www-form-urlencoded is implied',
    call: ({ url }) => [url, { method: 'POST', body: new URLSearchParams({ a: '1' }) }],
    verdict: 'simple',
    arrives: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
  },
  {
    title: 'FormData with a file',
    because: 'multipart/form-data is implied',
    call: ({ url }) => {
      const form = new FormData()
      form.append('a', '1')
      form.append('file', new File(['x'], 'x.json', { type: 'application/json' }))
      return [url, { method: 'POST', body: form }]
    },
    verdict: 'simple',
  },
  {
    title: 'a Blob without a type',
    because: 'nothing is implied',
    call: ({ url }) => [url, { method: 'POST', body: new Blob(['x']) }],
    verdict: 'simple',
  },
  {
    title: 'a Blob of text/plain',
    because: 'its type is implied',
    call: ({ url }) => [url, { method: 'POST', body: new Blob(['x'], { type: 'text/plain' }) }],
    verdict: 'simple',
  },
  {
    title: 'a Blob of application/json',
    because: 'its type is implied',
    call: ({ url }) => [url, { method: 'POST', body: new Blob(['{}'], { type: 'application/json' }) }],
    verdict: 'preflight',
    rules: ['content-type-not-safelisted'],
    arrives: { 'content-type': 'application/json' },
  },
  {
    title: 'a File of image/png',
    because: 'its type is implied',
    call: ({ url }) => [url, { method: 'POST', body: new File(['x'], 'x.png', { type: 'image/png' }) }],
    verdict: 'preflight',
    rules: ['content-type-not-safelisted'],
  },
  {
    title: 'a Blob of application/json under a Content-Type of text/plain',
    because: 'a given type wins over the implied one',
    call: ({ url }) => [
      url,
      { method: 'POST', body: new Blob(['{}'], { type: 'application/json' }), headers: { 'content-type': 'text/plain' } },
    ],
    verdict: 'simple',
    arrives: { 'content-type': 'text/plain' },
  },
  {
    title: 'an ArrayBuffer',
    because: 'nothing is implied',
    call: ({ url }) => [url, { method: 'POST', body: new ArrayBuffer(8) }],
    verdict: 'simple',
  },
  {
    title: 'a Uint8Array',
    because: 'nothing is implied',
    call: ({ url }) => [url, { method: 'POST', body: new Uint8Array([1, 2, 3]) }],
    verdict: 'simple',
  },
  {
    title: 'a DataView in a PUT',
    because: 'only the method needs to be asked for',
    call: ({ url }) => [url, { method: 'PUT', body: new DataView(new ArrayBuffer(8)) }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'a number as body',
    because: 'turned into text',
    call: ({ url }) => [url, { method: 'POST', body: 123 as never }],
    verdict: 'simple',
    arrives: { 'content-type': 'text/plain;charset=UTF-8' },
  },
  {
    title: 'a JSON text with its type',
    because: 'what every JSON client does',
    call: ({ url }) => [
      url,
      {
        method: 'POST',
        body: JSON.stringify({ a: 1 }),
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      },
    ],
    verdict: 'preflight',
    rules: ['content-type-not-safelisted'],
  },
  {
    title: 'a plain object as body',
    because: 'turned into the text [object Object]',
    call: ({ url }) => [url, { method: 'POST', body: { a: 1 } as never }],
    verdict: 'simple',
    arrives: { 'content-type': 'text/plain;charset=UTF-8' },
  },
  {
    title: 'a stream',
    because: 'a stream sets the use-CORS-preflight flag',
    call: ({ url }) => {
      const stream = new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array([1]))
          controller.close()
        },
      })
      return [url, { method: 'POST', body: stream, duplex: 'half' } as RequestInit]
    },
    verdict: 'preflight',
    rules: ['stream-body'],
    // HTTP/1.1 cannot carry a stream.
    settles: 'rejects',
    differs: {
      firefox: { verdict: 'simple', because: 'Firefox sends the text [object ReadableStream] (FACTS, part 1)' },
      webkit: { verdict: 'blocked', because: 'WebKit rejects it (FACTS, part 1)', error: 'NotSupportedError' },
    },
  },
]

const throwing: PredictionRow[] = [
  throws('a URL that does not parse', 'invalid-url', () => ['http://[']),
  throws('a URL with userinfo', 'invalid-url', ({ url }) => [url.replace('http://', 'http://user:secret@')]),
  throws('a URL with a user name', 'invalid-url', ({ url }) => [new URL(url.replace('http://', 'http://user@'))]),
  {
    ...throws('a host with a space', 'invalid-url', () => ['http://a b/']),
    differs: {
      chromium: { verdict: 'blocked', because: 'Chromium parses the URL, then fails (FACTS, part 1)' },
    },
  },
  throws('CONNECT', 'invalid-method', ({ url }) => [url, { method: 'CONNECT' }]),
  throws('lower-case trace', 'invalid-method', ({ url }) => [url, { method: 'trace' }]),
  throws('Track', 'invalid-method', ({ url }) => [url, { method: 'Track' }]),
  throws('a method with a space', 'invalid-method', ({ url }) => [url, { method: 'GE T' }]),
  throws('an empty method', 'invalid-method', ({ url }) => [url, { method: '' }]),
  throws('a header name with a space', 'invalid-header', ({ url }) => [url, { headers: { 'x y': '1' } }]),
  throws('an empty header name', 'invalid-header', ({ url }) => [url, { headers: { '': '1' } }]),
  throws('a header name beyond ASCII', 'invalid-header', ({ url }) => [url, { headers: { 'x-é': '1' } }]),
  throws('a header value with a line end inside', 'invalid-header', ({ url }) => [url, { headers: { 'x-a': 'a\nb' } }]),
  throws('a header value with NUL', 'invalid-header', ({ url }) => [url, { headers: { 'x-a': 'a\0b' } }]),
  throws('a header value beyond Latin-1', 'invalid-header', ({ url }) => [url, { headers: { 'x-a': '€' } }]),
  throws('a pair of headers that is none', 'invalid-option', ({ url }) => [url, { headers: [['x-a']] as never }]),
  throws('a body on a GET', 'invalid-body', ({ url }) => [url, { body: 'x' }]),
  throws('a body on a HEAD', 'invalid-body', ({ url }) => [url, { method: 'head', body: new Blob(['x']) }]),
  throws('a Request whose body is used', 'invalid-body', ({ url }) => {
    const request = new Request(url, { method: 'POST', body: 'x' })
    void request.text()
    return [request]
  }),
  {
    ...throws('a stream without duplex', 'invalid-body', ({ url }) => [url, { method: 'POST', body: new ReadableStream() }]),
    differs: {
      firefox: { verdict: 'simple', because: 'Firefox sends the text [object ReadableStream] (FACTS, part 1)' },
      webkit: { verdict: 'blocked', because: 'WebKit rejects it (FACTS, part 1)', error: 'NotSupportedError' },
    },
  },
  throws('no-cors with PUT', 'invalid-mode-method', ({ url }) => [url, { mode: 'no-cors', method: 'PUT' }]),
  throws('no-cors with DELETE to the own origin', 'invalid-mode-method', ({ own }) => [
    own,
    { mode: 'no-cors', method: 'delete' },
  ]),
  throws('only-if-cached in cors mode', 'invalid-cache-mode', ({ url }) => [url, { cache: 'only-if-cached' }]),
  throws('mode navigate', 'invalid-option', ({ url }) => [url, { mode: 'navigate' }]),
  throws('an unknown mode', 'invalid-option', ({ url }) => [url, { mode: 'corse' as never }]),
  throws('an unknown credentials mode', 'invalid-option', ({ url }) => [url, { credentials: 'yes' as never }]),
  throws('an unknown cache mode', 'invalid-option', ({ url }) => [url, { cache: 'never' as never }]),
  throws('an unknown redirect mode', 'invalid-option', ({ url }) => [url, { redirect: 'ignore' as never }]),
  throws('an unknown referrer policy', 'invalid-option', ({ url }) => [url, { referrerPolicy: 'none' as never }]),
  {
    ...throws('a signal that is none', 'invalid-option', ({ url }) => [url, { signal: {} as never }]),
    differs: {
      webkit: { verdict: 'simple', because: 'WebKitGTK 2.50 takes it for no signal (measured 2026-11-23)' },
    },
  },
  {
    ...throws('a window', 'invalid-option', ({ url }) => [url, { window: 1 as never }]),
    differs: {
      chromium: { verdict: 'simple', because: 'Chromium 156 does not know the member (measured 2026-11-23)' },
      firefox: { verdict: 'simple', because: 'Firefox 153 does not know the member (measured 2026-11-23)' },
    },
  },
]

function throws(title: string, rule: RuleId, call: PredictionRow['call']): PredictionRow {
  return { title, because: 'the Request constructor refuses it', call, verdict: 'throws', rules: [rule] }
}

const blocked: PredictionRow[] = [
  {
    title: 'mode same-origin to another origin',
    because: 'refused by main fetch',
    call: ({ url }) => [url, { mode: 'same-origin' }],
    verdict: 'blocked',
    rules: ['disallowed-by-mode'],
  },
  {
    title: 'mode same-origin with PUT to another host name of the same machine',
    because: 'localhost is another origin than 127.0.0.1',
    call: ({ localhost }) => [localhost, { mode: 'same-origin', method: 'PUT' }],
    verdict: 'blocked',
    rules: ['disallowed-by-mode'],
  },
  ...['http://127.0.0.1:6000/', 'http://127.0.0.1:25/', 'http://localhost:1/'].map(
    (address): PredictionRow => ({
      title: `a bad port: ${address}`,
      because: 'one of the bad ports',
      call: (_to, value) => [value],
      value: address,
      verdict: 'blocked',
      rules: ['unsafe-port'],
    }),
  ),
  ...['file:///etc/hosts', 'ftp://127.0.0.1/', 'mailto:a@example.com', 'about:blank', 'unknown:x'].map(
    (address): PredictionRow => ({
      title: `another scheme: ${address}`,
      because: 'only http and https take part in the CORS protocol',
      call: (_to, value) => [value],
      value: address,
      verdict: 'blocked',
      rules: ['cors-disabled-scheme'],
    }),
  ),
  ...(['manual', 'error'] as const).map(
    (redirect): PredictionRow => ({
      title: `no-cors with redirect ${redirect}`,
      because: 'no-cors needs redirect follow',
      call: ({ url }, value) => [url, { mode: 'no-cors', redirect: value as RequestRedirect }],
      value: redirect,
      verdict: 'blocked',
      rules: ['no-cors-redirect-mode-not-follow'],
    }),
  ),
  {
    title: 'a signal that is aborted already',
    because: 'fetch rejects with its reason and sends nothing',
    call: ({ url }) => [url, { method: 'PUT', signal: AbortSignal.abort(new TypeError('given up')) }],
    verdict: 'blocked',
    rules: ['already-aborted'],
  },
  {
    title: 'a Request with an aborted signal, and another signal',
    because: 'the signal of the options counts',
    call: ({ url }) => [new Request(url, { signal: AbortSignal.abort() }), { signal: new AbortController().signal }],
    verdict: 'simple',
  },
  {
    title: 'keepalive with 65537 bytes',
    because: 'one byte over 64 KiB',
    call: ({ url }) => [url, { method: 'POST', keepalive: true, body: 'x'.repeat(65_537) }],
    verdict: 'blocked',
    rules: ['keepalive-limit'],
  },
  {
    title: 'keepalive with 65537 bytes of JSON',
    because: 'all engines refuse before the preflight (FACTS, part 1)',
    call: ({ url }) => [
      url,
      { method: 'POST', keepalive: true, body: new Uint8Array(65_537), headers: { 'content-type': 'application/json' } },
    ],
    verdict: 'blocked',
    rules: ['keepalive-limit'],
  },
]

const options: PredictionRow[] = [
  {
    title: 'keepalive with 65536 bytes',
    because: 'the limit itself is allowed',
    call: ({ url }) => [url, { method: 'POST', keepalive: true, body: 'x'.repeat(65_536) }],
    verdict: 'simple',
    // Firefox counts it as in flight for a moment longer; two would be over the limit.
    pause: 500,
  },
  {
    title: 'keepalive with a header of its own',
    because: 'keepalive changes nothing about preflights',
    call: ({ url }) => [url, { keepalive: true, headers: { 'x-a': '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'credentials include',
    because: 'credentials do not ask first',
    call: ({ url }) => [url, { credentials: 'include' }],
    verdict: 'simple',
  },
  {
    title: 'credentials omit with PUT',
    because: 'the method decides',
    call: ({ url }) => [url, { credentials: 'omit', method: 'PUT' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'every harmless option at once',
    because: 'none of them decides',
    call: ({ url }) => [
      url,
      {
        cache: 'no-store',
        redirect: 'error',
        referrer: '',
        referrerPolicy: 'no-referrer',
        integrity: '',
        keepalive: false,
        priority: 'low',
        signal: new AbortController().signal,
        window: null,
      },
    ],
    verdict: 'simple',
  },
  {
    title: 'cache reload',
    because: 'headers that the browser adds itself are not asked for',
    call: ({ url }) => [url, { cache: 'reload' }],
    verdict: 'simple',
  },
  {
    title: 'init with unknown members',
    because: 'they are ignored',
    call: ({ url }) => [url, { json: { a: 1 }, timeout: 5 } as RequestInit],
    verdict: 'simple',
  },
  {
    title: 'null instead of init',
    because: 'the same as none',
    call: ({ url }) => [url, null as never],
    verdict: 'simple',
  },
  {
    title: 'members that are undefined',
    because: 'the same as none',
    call: ({ url }) => [url, { method: undefined, headers: undefined, body: undefined, mode: undefined } as never],
    verdict: 'simple',
  },
]

const exempt: PredictionRow[] = [
  {
    title: 'the own origin with everything',
    because: 'CORS does not apply',
    call: ({ own }) => [own, { method: 'PUT', headers: { 'x-a': '1', 'content-type': 'application/json' }, body: '{}' }],
    verdict: 'same-origin',
    rules: ['same-origin'],
  },
  {
    title: 'a relative URL',
    because: 'resolved against the page',
    call: ({ own }) => [`./relative${new URL(own).search}`, { method: 'DELETE' }],
    verdict: 'same-origin',
    rules: ['same-origin'],
  },
  {
    title: 'a scheme-relative URL to the API',
    because: 'another port is another origin',
    call: ({ url }) => [url.replace('http:', ''), { method: 'DELETE' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'localhost from a page on 127.0.0.1',
    because: 'another host name is another origin',
    call: ({ localhost }) => [localhost, { headers: { 'x-a': '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
  },
  {
    title: 'mode same-origin to the own origin',
    because: 'allowed there',
    call: ({ own }) => [own, { mode: 'same-origin', method: 'PUT' }],
    verdict: 'same-origin',
    rules: ['same-origin'],
  },
  {
    title: 'no-cors to the own origin',
    because: 'an ordinary request there',
    call: ({ own }) => [own, { mode: 'no-cors' }],
    verdict: 'same-origin',
    rules: ['same-origin'],
  },
  {
    title: 'a data: URL',
    because: 'read without a network',
    call: () => ['data:text/plain,x', { headers: { 'x-a': '1' } }],
    verdict: 'same-origin',
    rules: ['local-scheme'],
  },
  {
    title: 'a blob: URL of the page',
    because: 'read without a network',
    call: () => [URL.createObjectURL(new Blob(['x']))],
    verdict: 'same-origin',
    rules: ['local-scheme'],
  },
  {
    title: 'no-cors',
    because: 'sent, and hidden from the page',
    call: ({ url }) => [url, { mode: 'no-cors' }],
    verdict: 'opaque',
    rules: ['no-cors-mode'],
  },
  {
    title: 'no-cors with headers',
    because: 'headers that are not no-CORS-safelisted are dropped without a word',
    call: ({ url }) => [
      url,
      {
        method: 'POST',
        mode: 'no-cors',
        body: 'x',
        headers: {
          'x-custom': '1',
          authorization: 'Basic eA==',
          accept: 'text/html',
          'content-type': 'application/json',
          range: 'bytes=0-',
        },
      },
    ],
    verdict: 'opaque',
    rules: ['no-cors-mode'],
    arrives: {
      'x-custom': null,
      authorization: null,
      accept: 'text/html',
      range: null,
      'content-type': 'text/plain;charset=UTF-8',
    },
  },
  {
    title: 'no-cors with a JSON Blob',
    because: 'the implied type is dropped too',
    call: ({ url }) => [url, { method: 'POST', mode: 'no-cors', body: new Blob(['{}'], { type: 'application/json' }) }],
    verdict: 'opaque',
    rules: ['no-cors-mode'],
  },
]

const forbidden: PredictionRow[] = [
  {
    title: 'forbidden request-headers',
    because: 'removed without a word',
    call: ({ url }) => [
      url,
      {
        headers: {
          Cookie: 'a=forged',
          Host: 'forged.example.com',
          Origin: 'https://forged.example.com',
          Referer: 'https://forged.example.com/',
          DNT: 'forged',
          'Sec-Forged': 'forged',
          'Proxy-Forged': 'forged',
          Via: 'forged',
          'Accept-Charset': 'forged',
          'Access-Control-Request-Method': 'FORGED',
          'Content-Length': '3',
        },
      },
    ],
    verdict: 'simple',
    dropped: [
      'accept-charset',
      'access-control-request-method',
      'content-length',
      'cookie',
      'dnt',
      'host',
      'origin',
      'proxy-forged',
      'referer',
      'sec-forged',
      'via',
    ],
    arrives: {
      'sec-forged': null,
      'proxy-forged': null,
      via: null,
      'accept-charset': null,
      'access-control-request-method': null,
    },
  },
  {
    title: 'a forbidden header beside one that asks first',
    because: 'only the other one is asked for',
    call: ({ url }) => [url, { headers: { 'Sec-Fetch-Mode': 'forged', 'X-A': '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
    dropped: ['sec-fetch-mode'],
  },
  {
    title: 'X-HTTP-Method-Override: TRACE',
    because: 'forbidden by its value',
    call: ({ url }) => [url, { headers: { 'X-HTTP-Method-Override': 'trace' } }],
    verdict: 'simple',
    dropped: ['x-http-method-override'],
    arrives: { 'x-http-method-override': null },
  },
  {
    title: 'X-HTTP-Method-Override: PUT',
    because: 'not forbidden, and not safelisted',
    call: ({ url }) => [url, { method: 'POST', headers: { 'X-HTTP-Method-Override': 'PUT' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
    arrives: { 'x-http-method-override': 'PUT' },
  },
]

const requests: PredictionRow[] = [
  {
    title: 'a Request',
    because: 'its members count',
    call: ({ url }) => [new Request(url, { method: 'PUT', headers: { 'X-A': '1' }, body: 'x' })],
    verdict: 'preflight',
    rules: ['method-not-safelisted', 'header-not-safelisted'],
  },
  { title: 'a plain Request', because: 'its members count', call: ({ url }) => [new Request(url)], verdict: 'simple' },
  {
    title: 'a Request to the own origin',
    because: 'CORS does not apply',
    call: ({ own }) => [new Request(own, { method: 'PUT' })],
    verdict: 'same-origin',
    rules: ['same-origin'],
  },
  {
    title: 'a Request and a method',
    because: 'init wins',
    call: ({ url }) => [new Request(url, { method: 'PUT' }), { method: 'GET' }],
    verdict: 'simple',
  },
  {
    title: 'a Request and headers',
    because: 'headers in init replace those of the request',
    call: ({ url }) => [new Request(url, { headers: { 'x-a': '1' } }), { headers: { 'x-b': '1' } }],
    verdict: 'preflight',
    rules: ['header-not-safelisted'],
    arrives: { 'x-a': null, 'x-b': '1' },
  },
  {
    title: 'a Request with a header of its own, and no headers',
    because: 'an empty record replaces them, too',
    call: ({ url }) => [new Request(url, { headers: { 'x-a': '1' } }), { headers: {} }],
    verdict: 'simple',
    arrives: { 'x-a': null },
  },
  {
    title: 'a Request with a JSON body',
    because: 'its headers hold the type',
    call: ({ url }) => [new Request(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })],
    verdict: 'preflight',
    rules: ['content-type-not-safelisted'],
  },
  {
    title: 'a Request with a JSON Blob, and a text body',
    because: 'the type of the first body stays',
    call: ({ url }) => [
      new Request(url, { method: 'POST', body: new Blob(['{}'], { type: 'application/json' }) }),
      { body: 'x' },
    ],
    verdict: 'preflight',
    rules: ['content-type-not-safelisted'],
  },
  {
    title: 'a Request with forbidden headers',
    because: 'the constructor has removed them already',
    call: ({ url }) => [new Request(url, { headers: { cookie: 'a=1', 'sec-a': '1' } })],
    verdict: 'simple',
  },
  {
    title: 'a Request in mode no-cors',
    because: 'its mode counts',
    call: ({ url }) => [new Request(url, { mode: 'no-cors', headers: { 'x-a': '1' } })],
    verdict: 'opaque',
    rules: ['no-cors-mode'],
    arrives: { 'x-a': null },
  },
  {
    title: 'a Request in mode no-cors with PUT in init',
    because: 'the mode of the request counts for the method in init',
    call: ({ url }) => [new Request(url, { mode: 'no-cors' }), { method: 'PUT' }],
    verdict: 'throws',
    rules: ['invalid-mode-method'],
  },
  {
    title: 'a Request in mode same-origin, sent in mode cors',
    because: 'init wins',
    call: ({ url }) => [new Request(url, { mode: 'same-origin' }), { mode: 'cors', method: 'PUT' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'a clone of a Request',
    because: 'the same as the request',
    call: ({ url }) => [new Request(url, { method: 'PATCH', body: 'x' }).clone()],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'a URL object',
    because: 'turned into text',
    call: ({ url }) => [new URL(url), { method: 'PUT' }],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'a URL with a fragment and an upper-case scheme',
    because: 'parsed first',
    call: ({ url }) => [`${url.replace('http:', ' HTTP:')}#fragment`],
    verdict: 'simple',
  },
]

/** What cannot be looked at without running the app's code, or using it up: it is passed on untouched. */
const hidden: PredictionRow[] = [
  {
    title: 'headers from a generator',
    because: 'looking would use it up',
    call: ({ url }) => [
      url,
      {
        headers: (function* () {
          yield ['x-from-generator', '1']
        })() as never,
      },
    ],
    verdict: 'preflight',
    hidden: true,
    arrives: { 'x-from-generator': '1' },
  },
  {
    title: 'init with a getter',
    because: 'looking would run it',
    call: ({ url }) => {
      let reads = 0
      return [
        url,
        {
          get method() {
            return ++reads === 1 ? 'PUT' : 'GET'
          },
        },
      ]
    },
    verdict: 'preflight',
    hidden: true,
  },
  {
    title: 'init as a Proxy without traps',
    because: 'nothing in a page can tell it from what it stands for',
    call: ({ url }) => [url, new Proxy({ method: 'DELETE' }, {})],
    verdict: 'preflight',
    rules: ['method-not-safelisted'],
  },
  {
    title: 'a body with a toString of its own',
    because: 'looking would run it',
    call: ({ url }) => {
      let reads = 0
      return [url, { method: 'POST', body: { toString: () => `read ${++reads} times` } as never }]
    },
    verdict: 'simple',
    hidden: true,
  },
  {
    title: 'an object with toString as input',
    because: 'looking would run it',
    call: ({ url }) => {
      let reads = 0
      return [{ toString: () => (++reads === 1 ? url : 'http://[') } as never]
    },
    verdict: 'simple',
    hidden: true,
  },
]

export const predictionRows: readonly PredictionRow[] = [
  ...methods,
  ...headerNames,
  ...headerValues,
  ...ranges,
  ...contentTypes,
  ...bodies,
  ...throwing,
  ...blocked,
  ...options,
  ...exempt,
  ...forbidden,
  ...requests,
  ...hidden,
]
