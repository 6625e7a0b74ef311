import type { Page } from './page.ts'

/** Why a request needs a preflight. None of it is an error: it costs a round trip, and the server has to answer OPTIONS. */
export const preflightRulePages = {
  'method-not-safelisted': {
    title: 'The method makes a preflight necessary.',
    happened: 'The call goes to another origin with a method other than GET, HEAD and POST. The browser asks by OPTIONS first.',
    decides:
      'GET, HEAD and POST are what a link or a form could always send; every other method, PUT, PATCH and DELETE among them, needs leave for each new URL. fetch brings get, put and delete into capitals, but not patch. Once given, leave is kept for the time of Access-Control-Max-Age, 5 seconds where the server does not say, and separately for each URL, its query included.',
    looks:
      'The network panel shows an OPTIONS entry of the type preflight before the request. Access-Control-Request-Method in it carries the method.',
    fixes: [
      'Server: allow the method, and let browsers keep the answer.',
      'Client: use POST where the server offers the same by it; whycors can rewrite with a server that agrees.',
      'Proxy: forward the call from the own origin, where no preflight is needed.',
    ],
    lines: ['Access-Control-Allow-Methods: PUT, PATCH, DELETE', 'Access-Control-Max-Age: 7200'],
    spec: 'https://fetch.spec.whatwg.org/#cors-safelisted-method',
  },
  'header-not-safelisted': {
    title: 'A header makes a preflight necessary, whatever its value.',
    happened:
      'The call goes to another origin with a header that is not on the short list of safe ones. The browser asks by OPTIONS first.',
    decides:
      'Safe are Accept, Accept-Language, Content-Language, Content-Type and Range, each with limits on its value. Any other name that the app sets needs leave: Authorization, X-Requested-With, X-API-Key, and also Cache-Control and If-None-Match. Libraries add some without being asked: sentry-trace, baggage, traceparent, X-XSRF-TOKEN. Headers that the browser adds by itself do not count.',
    looks: 'The OPTIONS entry lists the names in Access-Control-Request-Headers, in small letters and sorted.',
    fixes: [
      'Client: leave out a header that the server can do without, or switch it off in the library.',
      'Server: allow the names, and let browsers keep the answer.',
    ],
    lines: ['Access-Control-Allow-Headers: Authorization, X-Request-Id', 'Access-Control-Max-Age: 7200'],
    spec: 'https://fetch.spec.whatwg.org/#cors-safelisted-request-header',
  },
  'content-type-not-safelisted': {
    title: 'The Content-Type makes a preflight necessary.',
    happened:
      'The call goes to another origin with a Content-Type that no form could send; nearly always it is application/json. The browser asks by OPTIONS first.',
    decides:
      'Three types are safe, with any parameters: text/plain, multipart/form-data and application/x-www-form-urlencoded. A value that is no MIME type is not safe either. The type counts, not the body: JSON sent as text/plain needs no preflight, JSON without a body but with the header does. A Blob brings its own type along, a plain string brings text/plain.',
    looks: 'The OPTIONS entry has content-type in Access-Control-Request-Headers.',
    fixes: [
      'Server: allow Content-Type, and let browsers keep the answer.',
      'Client: leave the header out where there is no body, as on GET.',
      'Client: send the JSON as text/plain to a server that agrees and checks Origin by itself, for the preflight is a defence against forged requests.',
    ],
    lines: ['Access-Control-Allow-Headers: Content-Type', 'Access-Control-Max-Age: 7200'],
    spec: 'https://fetch.spec.whatwg.org/#cors-safelisted-request-header',
  },
  'header-value-unsafe-byte': {
    title: 'A safe header has a byte in its value that is not safe.',
    happened:
      'The name would need no leave, but its value holds a character outside of what is safelisted for it. The browser asks by OPTIONS first.',
    decides:
      'In Accept and Content-Type these are not safe: control characters but the tab, quotation marks, round, square and curly brackets, colon, less and greater than, question mark, at sign, backslash, DEL. Accept-Language and Content-Language take letters, digits, blank and * , - . ; = alone. Firefox calls all bytes from 0x80 on unsafe as well. A media type with a quoted parameter is the usual case.',
    looks:
      'The OPTIONS entry lists the name in Access-Control-Request-Headers, which surprises, since Accept is thought to be always safe.',
    fixes: [
      'Client: shorten the value to plain media types, without quoted parameters.',
      'Server: take a version or profile from the path or the query in place of Accept.',
      'Server: allow the name.',
    ],
    lines: ['Accept: application/json', 'Access-Control-Allow-Headers: Accept'],
    spec: 'https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte',
  },
  'header-value-too-long': {
    title: 'A safe header has a value of more than 128 bytes.',
    happened: 'The name would need no leave, but its value is too long to be safelisted. The browser asks by OPTIONS first.',
    decides:
      'Safe headers may have at most 128 bytes of value each, so that nobody can overrun an old server without being asked. A long Accept with a dozen media types and weights, or an Accept-Language with every language of a user, goes past it. Where a name comes twice, Chromium and WebKit measure the combined value, the standard and Firefox each alone.',
    looks: 'The OPTIONS entry lists accept or another safe name in Access-Control-Request-Headers.',
    fixes: [
      'Client: name the one or two media types that the app can read.',
      'Client: pick the language that the app shows, in place of the whole list.',
      'Server: allow the name, and let browsers keep the answer.',
    ],
    lines: ['Accept: application/json', 'Access-Control-Allow-Headers: Accept'],
    spec: 'https://fetch.spec.whatwg.org/#cors-safelisted-request-header',
  },
  'range-not-safelisted': {
    title: 'The Range is not a simple one.',
    happened:
      'The call goes to another origin with a Range header that is not of the one form that needs no leave. The browser asks by OPTIONS first.',
    decides:
      'Safe is a single range of bytes that begins somewhere: bytes=0-99 or bytes=500-. Not safe are the last bytes of a file (bytes=-500), several ranges in one, blanks within, an end before the start, and other units. Browsers depart from the text at its edges: numbers of 19 digits and more need a preflight in all of them, WebKit takes a unit in capitals.',
    looks: 'The OPTIONS entry has range in Access-Control-Request-Headers.',
    fixes: [
      'Client: ask for one range with a start; a HEAD tells the length from which to count back.',
      'Server: allow Range, and expose Content-Range, so that the page can read it.',
    ],
    lines: ['Range: bytes=0-1048575', 'Access-Control-Allow-Headers: Range', 'Access-Control-Expose-Headers: Content-Range'],
    spec: 'https://fetch.spec.whatwg.org/#cors-safelisted-request-header',
  },
  'safelisted-headers-too-long': {
    title: 'The safe headers are too long together.',
    happened:
      'Each header for itself would need no leave, but their values have more than 1024 bytes in sum. The browser asks by OPTIONS first, and for all of them.',
    decides:
      'The values of all safe headers that the app sets count together; above 1024 bytes each of their names needs leave. With at most 128 bytes for each value this takes repeated names, as append or a list of pairs makes them. Firefox does not apply this limit (measured with version 153).',
    looks: 'The OPTIONS entry lists names in Access-Control-Request-Headers that are each thought to be safe.',
    fixes: [
      'Client: find out where the values come from; a loop that appends in place of setting is likely.',
      'Client: set each header once, and short.',
      'Server: allow the names.',
    ],
    lines: ["headers.set('Accept', 'application/json')"],
    spec: 'https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names',
  },
  'stream-body': {
    title: 'A stream as the body makes a preflight necessary.',
    happened:
      'The body of the call is a ReadableStream, and the target is of another origin. The browser asks by OPTIONS first, whatever the method and headers are.',
    decides:
      "A stream cannot be sent a second time, so that browsers make sure by a preflight that the server is ready for it. Chromium needs duplex: 'half' and HTTP/2 or later; over HTTP/1.1 the call fails. Firefox sends the text [object ReadableStream] in place of the content, and WebKit refuses (both measured in 2026). Upload progress in ky makes a stream without saying so.",
    looks: 'The network panel shows an OPTIONS entry before a POST that has only safe headers.',
    fixes: [
      'Client: send a Blob, a string or bytes; each works everywhere.',
      'Client: gather the stream first where it is not endless.',
      'Server: answer OPTIONS for this path.',
    ],
    lines: ['body: await new Response(stream).blob()'],
    spec: 'https://fetch.spec.whatwg.org/#use-cors-preflight-flag',
  },
  'upload-listener': {
    title: 'A listener for upload progress makes a preflight necessary.',
    happened:
      'The XMLHttpRequest goes to another origin, and a listener was registered on its upload object before send. The browser asks by OPTIONS first.',
    decides:
      'Progress events of an upload would tell a page that a server is there and reads, even where the response may not be read. So the mere presence of a listener, of any event and on any method, asks for leave. Chromium ignores a listener where there is no body. A listener that is added after send has no effect on this. Axios adds one for onUploadProgress.',
    looks: 'The network panel shows an OPTIONS entry before a POST that has only safe headers.',
    fixes: [
      'Client: register the listener only where progress is shown to somebody.',
      'Client: leave out onUploadProgress in a client that sets it for every call.',
      'Server: answer OPTIONS for the path of the upload, and let browsers keep the answer.',
    ],
    lines: ['Access-Control-Max-Age: 7200'],
    spec: 'https://xhr.spec.whatwg.org/#the-send()-method',
  },
} satisfies Record<string, Page>
