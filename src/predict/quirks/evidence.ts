import type { QuirkId } from './index.ts'

/** Where a quirk was seen, and the smallest call that shows it. */
export interface QuirkEvidence {
  /** Browsers in which it was measured, and those in which the standard's way was. */
  versions: string
  /** How it is known: by measurement, and where the engine's source says so, by its function. */
  source: string
  /** The smallest call that shows it. */
  example: string
  /** What the standard says of the example, and what the engines do. */
  outcome: string
}

const seen = 'Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6'
const cors = 'services/network/public/cpp/cors/cors.cc'
const contentUtils = 'dom/base/nsContentUtils.cpp'

/** The evidence for each quirk; all of it was measured on 2026-11-22, 23 and 28, against a server that recorded what arrived. */
export const quirkEvidence = {
  'signs-in-host-refused': {
    versions: seen,
    source: 'measured',
    example: "fetch('http://*.example/')",
    outcome: 'simple; throws in Gecko',
  },
  'broken-punycode-parsed': {
    versions: seen,
    source: 'measured; the URL parser of Node 24 does as Chromium does',
    example: "fetch('http://xn--/')",
    outcome: 'throws; simple in Chromium',
  },
  'scheme-and-slash-refused': {
    versions: seen,
    source: 'measured',
    example: "fetch('http:/') from http",
    outcome: 'same-origin; throws in WebKit',
  },
  'no-duplex-member': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { duplex: 'x' })",
    outcome: 'throws; simple in Gecko and WebKit',
  },
  'no-window-member': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { window: 'x' })",
    outcome: 'throws, in WebKit too; simple in Chromium and Gecko',
  },
  'any-signal': {
    versions: seen,
    source: 'measured',
    example: 'fetch(url, { signal: {} })',
    outcome: 'throws, in WebKit too in a worker; simple in a window of WebKit',
  },
  'memory-sent-as-text': {
    versions: seen,
    source: 'measured; the numbers of a view are sent with commas between them',
    example: "fetch(url, { method: 'POST', body: new ArrayBuffer(8, { maxByteLength: 16 }) })",
    outcome: 'throws; simple in WebKit',
  },
  'shared-memory-fetched': {
    versions: seen,
    source: 'measured with views of the memory of WebAssembly',
    example: "fetch(url, { method: 'POST', body: new Uint8Array(new SharedArrayBuffer(8)) })",
    outcome: 'throws, in Gecko too; simple in Chromium (and WebKit)',
  },
  'stream-sent-as-text': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { method: 'POST', body: new ReadableStream(), duplex: 'half' })",
    outcome: 'preflight; simple in Gecko, with the body `[object ReadableStream]`',
  },
  'stream-refused': {
    versions: seen,
    source: 'measured: NotSupportedError "ReadableStream uploading is not supported"',
    example: "fetch(url, { method: 'POST', body: new ReadableStream(), duplex: 'half' })",
    outcome: 'preflight; blocked in WebKit',
  },
  'stream-needs-http2': {
    versions: seen,
    source: 'measured over HTTP/1.1; net::ERR_H2_OR_QUIC_REQUIRED',
    example: "fetch('/', { method: 'POST', body: new ReadableStream(), duplex: 'half' }) from http",
    outcome: 'same-origin; blocked in Chromium',
  },
  'stream-lifts-same-origin-mode': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { method: 'POST', body: new ReadableStream(), duplex: 'half', mode: 'same-origin' })",
    outcome: 'blocked; preflight in Chromium',
  },
  'blank-in-host-parsed': {
    versions: seen,
    source: 'measured',
    example: "fetch('http://a b/')",
    outcome: 'throws; blocked in Chromium',
  },
  'unspecified-address-refused': {
    versions: seen,
    source: 'measured with a server on all addresses',
    example: "fetch('http://0.0.0.0/') from http",
    outcome: 'simple; blocked in Gecko (and WebKit)',
  },
  'unspecified-ipv4-address-refused': {
    versions: seen,
    source: 'measured with a server on all addresses',
    example: "fetch('http://0.0.0.0/') from http",
    outcome: 'simple; blocked in WebKit, but for a synchronous XMLHttpRequest',
  },
  'about-blank-refused': {
    versions: seen,
    source: 'measured',
    example: "fetch('about:blank', { mode: 'no-cors' })",
    outcome: 'same-origin, in Gecko too; blocked in Chromium and WebKit',
  },
  'data-url-bound-to-follow': {
    versions: seen,
    source: 'measured',
    example: "fetch('data:,a', { mode: 'no-cors', redirect: 'error' })",
    outcome: 'same-origin; blocked in WebKit',
  },
  'keepalive-limit-on-data-urls': {
    versions: seen,
    source: 'measured',
    example: "fetch('data:,a', { method: 'POST', keepalive: true, body: new Uint8Array(65537) })",
    outcome: 'same-origin; blocked in Gecko and WebKit',
  },
  'dictionary-header-refused': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { headers: { 'available-dictionary': '' } })",
    outcome: 'preflight; blocked in Chromium',
  },
  'beacon-refuses-url-credentials': {
    versions: seen,
    source: 'measured: sendBeacon returns false',
    example: "navigator.sendBeacon('https://u:p@api.example/')",
    outcome: 'opaque; blocked in Chromium',
  },
  'beacon-without-limit': {
    versions: seen,
    source: 'measured with 65,537 bytes and no other request in flight',
    example: "navigator.sendBeacon(url, 'x'.repeat(65537))",
    outcome: 'blocked; opaque in Gecko',
  },
  'newer-bad-ports-allowed': {
    versions: seen,
    source:
      'measured with a server on each bad port: Gecko and WebKit block all, Chromium all but these; kRestrictedPorts in net/base/port_util.cc',
    example: "fetch('http://api.example:4190/')",
    outcome: 'blocked; simple in Chromium',
  },
  'loopback-is-mixed-content': {
    versions: seen,
    source: 'measured',
    example: "fetch('http://localhost/') from https",
    outcome: 'simple; blocked in WebKit',
  },
  'user-agent-dropped': {
    versions: seen,
    source: 'measured: the browser sends its own',
    example: "fetch(url, { headers: { 'user-agent': '1' } })",
    outcome: 'preflight; simple in Chromium',
  },
  'method-override-split-at-commas': {
    versions: seen,
    source: `measured; ContainsForbiddenMethod in ${contentUtils}`,
    example: "fetch(url, { headers: { 'x-http-method': '\",TRACE' } })",
    outcome: 'preflight; simple in Gecko and WebKit, which remove the header',
  },
  'method-override-trimmed-loosely': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { headers: { 'x-http-method': 'TRACE\\x0b' } })",
    outcome: 'preflight; simple in WebKit, which removes the header',
  },
  'blob-type-must-be-mime-type': {
    versions: seen,
    source: 'measured',
    example: "xhr.send(new Blob([], { type: 'x' }))",
    outcome: 'preflight; simple in WebKit (and Chromium)',
  },
  'blob-type-must-be-media-type': {
    versions: seen,
    source: 'measured',
    example: "navigator.sendBeacon(url, new Blob([], { type: 'x' }))",
    outcome: 'preflight; opaque in Chromium',
  },
  'blob-type-trimmed': {
    versions: seen,
    source: 'measured',
    example: "xhr.send(new Blob([], { type: 'text/plain' + ' '.repeat(119) }))",
    outcome: 'preflight; simple in Chromium (and Gecko, which has no such limit)',
  },
  'blob-type-untrimmed': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { method: 'POST', body: new Blob([], { type: 'text/plain' + ' '.repeat(119) }) })",
    outcome: 'simple; preflight in WebKit',
  },
  'search-params-are-text': {
    versions: seen,
    source: 'measured',
    example: "xhr.setRequestHeader('content-type', 'text/plain;charset=\"x\"'); xhr.send(new URLSearchParams('a'))",
    outcome: 'preflight, in Gecko too; simple in WebKit (Chromium leaves the quotation marks)',
  },
  'filled-search-params-are-text': {
    versions: seen,
    source: 'measured; XMLHttpRequest::send of no text, in Source/WebCore/xml/XMLHttpRequest.cpp',
    example: "xhr.setRequestHeader('content-type', 'text/plain;charset=\"x\"'); xhr.send(new URLSearchParams('a'))",
    outcome: 'preflight; simple in WebKit, though not for `new URLSearchParams()`',
  },
  'charset-replaced-in-place': {
    versions: seen,
    source: 'measured; ReplaceCharsetInMediaType in third_party/blink/renderer/platform/network/http_parsers.cc',
    example: "xhr.setRequestHeader('content-type', 'text/plain;charset=\"x\"'); xhr.send('')",
    outcome: 'simple; preflight in Chromium',
  },
  'charset-replaced-after-check': {
    versions: seen,
    source: 'measured',
    example: "xhr.setRequestHeader('content-type', 'text/plain;charset=x;z=' + 'a'.repeat(104)); xhr.send('')",
    outcome: 'preflight; simple in Gecko',
  },
  'parameter-names-by-case': {
    versions: seen,
    source: 'measured; ParsedContentType::setContentTypeParameter in Source/WebCore/platform/network/ParsedContentType.cpp',
    example: "xhr.setRequestHeader('content-type', 'text/plain;a=;charset=\"\"'); xhr.send('')",
    outcome: 'simple; preflight in WebKit, which leaves the quotation marks',
  },
  'combined-value-trimmed': {
    versions: seen,
    source: 'measured',
    example: "xhr.setRequestHeader('accept', 'a'.repeat(127)); xhr.setRequestHeader('accept', '')",
    outcome: 'preflight; simple in Chromium',
  },
  'repeated-names-combined': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { headers: [['accept', 'a'.repeat(128)], ['accept', '']] })",
    outcome: 'simple; preflight in Chromium and WebKit',
  },
  'repeated-names-listed-each-time': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { headers: [['x-a', ''], ['x-a', '']] })",
    outcome: 'x-a; x-a,x-a in Gecko',
  },
  'implied-type-of-any-length': {
    versions: seen,
    source: 'measured; CheckPreflightNeeded in netwerk/protocol/http/nsCORSListenerProxy.cpp',
    example: "xhr.send(new Blob([], { type: 'text/plain;a=' + 'b'.repeat(116) }))",
    outcome: 'preflight; simple in Gecko',
  },
  'beacon-type-of-any-length': {
    versions: seen,
    source: 'measured',
    example: "navigator.sendBeacon(url, new Blob([], { type: 'text/plain;a=' + 'b'.repeat(116) }))",
    outcome: 'preflight; opaque in Chromium',
  },
  'no-total-limit': {
    versions: seen,
    source: 'measured',
    example: "fetch(url, { headers: [...Array(8).fill(['accept', 'a'.repeat(128)]), ['accept', 'a']] })",
    outcome: 'preflight; simple in Gecko',
  },
  'upper-bytes-unsafe': {
    versions: seen,
    source: `measured on x64, where char is signed; IsCorsUnsafeRequestHeaderValue in ${contentUtils}`,
    example: "fetch(url, { headers: { accept: '\\xe9' } })",
    outcome: 'simple; preflight in Gecko',
  },
  'content-type-parsed-strictly': {
    versions: seen,
    source: `measured; IsAllowedNonCorsContentType in ${contentUtils}`,
    example: "fetch(url, { headers: { 'content-type': 'text/plain;;' } })",
    outcome: 'simple; preflight in Gecko',
  },
  'client-hints-safelisted': {
    versions: seen,
    source: `measured; IsCorsSafelistedHeader in ${cors}`,
    example: "fetch(url, { headers: { dpr: '1' } })",
    outcome: 'preflight; simple in Chromium',
  },
  'intervention-safelisted': {
    versions: seen,
    source: `measured; IsCorsSafelistedHeader in ${cors}`,
    example: "fetch(url, { headers: { intervention: '' } })",
    outcome: 'preflight; simple in Chromium',
  },
  'range-numbers-of-64-bits': {
    versions: seen,
    source: 'measured in all three',
    example: "fetch(url, { headers: { range: 'bytes=18446744073709551616-' } })",
    outcome: 'simple by the text; preflight in all browsers',
  },
  'range-numbers-of-63-bits': {
    versions: seen,
    source: `measured; IsCorsSafelistedHeader in ${cors}`,
    example: "fetch(url, { headers: { range: 'bytes=9223372036854775807-' } })",
    outcome: 'simple; preflight in Chromium',
  },
  'range-parsed-loosely': {
    versions: seen,
    source: 'measured; parseRange in Source/WebCore/platform/network/HTTPParsers.cpp',
    example: "fetch(url, { headers: { range: 'bytEs=+0-' } })",
    outcome: 'preflight; simple in WebKit',
  },
  'upload-listener-needs-body': {
    versions: seen,
    source: 'measured',
    example: 'xhr.upload.onprogress = () => {}; xhr.send()',
    outcome: 'preflight; simple in Chromium',
  },
  'upload-listener-needs-async': {
    versions: seen,
    source: 'measured',
    example: "xhr.open('POST', url, false); xhr.upload.onprogress = () => {}; xhr.send('')",
    outcome: 'preflight; simple in Chromium and WebKit',
  },
} satisfies Record<QuirkId, QuirkEvidence>
