import type { Page } from './page.ts'

/** The call itself: nothing is sent, whatever the server would say. */
export const requestPages = {
  'invalid-url': {
    title: 'The URL of the call is not one that fetch takes.',
    happened:
      'The URL does not parse, or it carries a user name or password. No request exists yet, so that neither server nor network plays a part.',
    decides:
      'A URL is parsed against the base URL of the document. Failure, and credentials within it, make new Request and fetch throw a TypeError at once. Frequent reasons are an environment variable that is undefined or empty, a missing slash between base and path, a port above 65535, and a blank in the host name. Chromium parses some hosts with a blank and fails later.',
    looks:
      'The error says so in words of its own, such as "Failed to parse URL from ..." or "Request cannot be constructed from a URL that includes credentials". The network panel shows no entry.',
    fixes: [
      'Client: build the URL with the URL class, which throws where the mistake is made.',
      'Client: pass user name and password in an Authorization header. It needs a preflight, which the server has to allow.',
    ],
    lines: ["new URL('/orders', 'https://api.example.com')", "headers: { Authorization: 'Basic ' + btoa('user:password') }"],
    spec: 'https://fetch.spec.whatwg.org/#dom-request',
  },
  'invalid-method': {
    title: 'The method is no method, or one that no page may use.',
    happened:
      'The method of the call holds a character that no HTTP token can have, is empty, or is CONNECT, TRACE or TRACK. Nothing was sent.',
    decides:
      'A method must be a token: letters, digits and a few signs, no blanks. CONNECT, TRACE and TRACK are forbidden in any case of letters, since they would expose proxies and headers to pages. GET, HEAD, POST, PUT, DELETE and OPTIONS are brought into capitals; all others, PATCH among them, stay as they are written.',
    looks:
      'The call throws a TypeError with its own message, for example "\'TRACE\' HTTP method is unsupported" in Chromium. The network panel shows no entry.',
    fixes: [
      'Client: use one of the usual methods, spelled in capitals, and look for a blank or a quote that came with the value.',
      'Server: offer what TRACE was meant for under a path of its own, by GET.',
    ],
    lines: ["method: 'PATCH'"],
    spec: 'https://fetch.spec.whatwg.org/#forbidden-method',
  },
  'invalid-header': {
    title: 'A header has a name or a value that no header can have.',
    happened:
      'A header name holds a blank, a colon or another character that no token has, or a value holds a line break, a NUL or a character above U+00FF. Nothing was sent.',
    decides:
      'Names must be tokens. Values are turned into bytes, one per character, so that anything outside Latin-1 (an emoji, a curly quote, Cyrillic) makes the call throw a TypeError. Blanks and line breaks at both ends of a value are stripped first; within it a line break is refused, since it would smuggle in another header.',
    looks:
      'The error names the header, for example "String contains non ISO-8859-1 code point" in Chromium. The network panel shows no entry.',
    fixes: [
      'Client: encode text that people wrote before it goes into a header, and decode it at the server.',
      'Client: look for a token that was read from a file with its final line break, or pasted together with its name.',
    ],
    lines: ["headers: { 'X-User-Name': encodeURIComponent(name) }"],
    spec: 'https://fetch.spec.whatwg.org/#concept-header',
  },
  'invalid-body': {
    title: 'The body does not go with the rest of the call.',
    happened:
      'A GET or HEAD has a body, the body was read or locked before, or it is a stream whose other options do not fit. Nothing was sent.',
    decides:
      "GET and HEAD cannot have a body in fetch, although HTTP leaves that open. A Request or a stream can be used once; the second use throws. A stream needs duplex: 'half', excludes keepalive, and works in the modes cors and same-origin only. Each is a TypeError before any network.",
    looks:
      'The error has its own message, such as "Request with GET/HEAD method cannot have body" in Chromium. The network panel shows no entry.',
    fixes: [
      'Client: put the parameters of a GET into the query, or use POST.',
      'Client: clone a Request before the first use where it is sent again, as a retry does.',
      "Client: give a stream duplex: 'half', or send a Blob, which needs none and works in each browser.",
    ],
    lines: ['const again = request.clone()'],
    spec: 'https://fetch.spec.whatwg.org/#dom-request',
  },
  'invalid-mode-method': {
    title: 'The mode no-cors allows only GET, HEAD and POST.',
    happened: "The call says mode: 'no-cors' together with another method. Nothing was sent.",
    decides:
      'In no-cors mode a page may send only what a form or an image could have sent in 1995: no preflight protects the server, so that methods such as PUT and DELETE throw a TypeError before any network. The mode is often set in the hope that it turns CORS off. It does the opposite: the request goes out, and the page may not read anything of the response.',
    looks:
      'The error has its own message, such as "\'PUT\' is unsupported in no-cors mode" in Chromium. The network panel shows no entry.',
    fixes: [
      'Client: leave out mode, so that it is cors, and let the server allow the origin of the page.',
      'Server: answer the preflight for this method.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com', 'Access-Control-Allow-Methods: PUT'],
    spec: 'https://fetch.spec.whatwg.org/#dom-request',
  },
  'invalid-cache-mode': {
    title: 'The cache mode only-if-cached needs the mode same-origin.',
    happened: "The call says cache: 'only-if-cached' without mode: 'same-origin'. Nothing was sent.",
    decides:
      'This cache mode answers from the HTTP cache alone and fails where nothing is stored. Across origins it would tell a page what the user has visited, so that the standard restricts it to the mode same-origin; every other combination throws a TypeError. A service worker meets it too: a request that developer tools made can carry this mode, and passing it on to fetch then throws.',
    looks:
      "The error names both options, for example \"'only-if-cached' can be set only with 'same-origin' mode\" in Chromium. The network panel shows no entry.",
    fixes: [
      "Client: use cache: 'force-cache', which takes a stored response of any age and asks the network otherwise.",
      'Client: in a service worker, leave alone a request with only-if-cached and another mode than same-origin.',
    ],
    lines: ["if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return"],
    spec: 'https://fetch.spec.whatwg.org/#dom-request',
  },
  'invalid-option': {
    title: 'An option of the call has a value that fetch does not know.',
    happened:
      'One of the members of the second argument has a value that is none of those that exist, or one of a type that cannot be converted. Nothing was sent.',
    decides:
      "The members are enumerations: mode is cors, no-cors or same-origin (navigate is refused), credentials is omit, same-origin or include, redirect is follow, error or manual, and so on. Another word throws a TypeError while the arguments are converted, before any rule of CORS. A signal must be a real AbortSignal; one of a polyfill or of another realm's mock is not. Members with unknown names are ignored.",
    looks:
      'The error names the member and the value, for example "The provided value \'no\' is not a valid enum value of type RequestCredentials". The network panel shows no entry.',
    fixes: [
      'Client: correct the value. TypeScript finds it where the options are not cast.',
      'Client: leave out what is not needed; each default is the one most calls want.',
    ],
    lines: ["credentials: 'include'"],
    spec: 'https://fetch.spec.whatwg.org/#requestinit',
  },
  'keepalive-limit': {
    title: 'Requests with keepalive, and beacons, hold more than 64 KiB together.',
    happened:
      'The body is larger than what is left of the quota for requests that outlive their page. The request was not sent; sendBeacon answered false.',
    decides:
      'A page may have at most 64 KiB (65,536 bytes) of bodies of keepalive requests under way at once, all of them counted together; fetch with keepalive and sendBeacon share it. What goes beyond is a network error. In the browsers that were measured a body that is too large fails before its preflight.',
    looks:
      'The error is the general one, "Failed to fetch" or its kin, and the network panel shows no request or a failed one without a status. Nothing names the limit.',
    fixes: [
      'Client: send less, for example in parts while the page lives and the rest at its end.',
      'Client: leave out keepalive where the page stays open until the response has come.',
      'Client: compress the body with CompressionStream before it is sent.',
    ],
    lines: ['keepalive: body.length < 60_000'],
    spec: 'https://fetch.spec.whatwg.org/#http-network-or-cache-fetch',
  },
  'unsafe-port': {
    title: 'Browsers never connect to this port.',
    happened:
      'The URL names a port that belongs to another protocol, such as 22, 25, 6000, 6667 or 10080. The browser refused before it opened a connection.',
    decides:
      'A fixed list of ports, the bad ports of the standard, is blocked for http and https, so that no page can talk to mail, shell or printer services of a network. No header and no setting of a page changes it. It happens most with development servers and containers to which somebody gave a free number, 6000 or 6666 among them.',
    looks:
      'Chromium fails with net::ERR_UNSAFE_PORT; Firefox says that the address is restricted when the URL is opened in a tab. The error of the call is the general one.',
    fixes: [
      'Server: listen on another port; 3000, 5173, 8000, 8080 and 8787 are all free to use.',
      'Proxy: offer the API on 443, and forward to the port inside.',
    ],
    lines: ['https://api.example.com:8443/'],
    spec: 'https://fetch.spec.whatwg.org/#port-blocking',
  },
  'cors-disabled-scheme': {
    title: 'Across origins only http and https can be fetched.',
    happened:
      'The URL has a scheme such as file, ftp, chrome-extension or one of an app. No request was sent, for CORS is defined for HTTP alone.',
    decides:
      'The target is of another origin, and its scheme is not http or https. Then there are no headers in which anybody could allow the page to read, and the fetch is a network error. A page opened from a file (file:///...) has an opaque origin, so that even its neighbour in the same folder is of another origin. A blob: URL belongs to the origin that made it.',
    looks:
      'Chromium says "Cross origin requests are only supported for protocol schemes: ..." and lists them. Firefox says "CORS request not http".',
    fixes: [
      'Client: serve page and data with a local web server in place of opening files.',
      'Client: call an http or https URL; a URL without a scheme is relative to the page.',
    ],
    lines: ['npx vite', 'python3 -m http.server 8000'],
    spec: 'https://fetch.spec.whatwg.org/#concept-main-fetch',
  },
  'disallowed-by-mode': {
    title: 'The mode same-origin refuses every other origin.',
    happened:
      "The call says mode: 'same-origin', and the URL, or a URL that a redirect led to, is of another origin. The request to it was not sent.",
    decides:
      'An origin is scheme, host and port together: http and https, www and none, 443 and 8443 are each another origin. In the mode same-origin the browser compares before each message and answers a network error where they differ; the headers of a server play no part. The mode is a safety catch for calls that must never leave the own server.',
    looks:
      'Chromium says "Request mode is same-origin but the URL\'s origin is not same as the request origin". The error of the call is the general one.',
    fixes: [
      'Client: leave out mode, so that it is cors, where the call may go to another origin.',
      'Client: use a relative URL, which is of the own origin by construction.',
      'Proxy: forward the path to the API, so that the origins are equal.',
    ],
    lines: ["await fetch('/api/orders')"],
    spec: 'https://fetch.spec.whatwg.org/#concept-main-fetch',
  },
  'no-cors-redirect-mode-not-follow': {
    title: "Across origins the mode no-cors works only with redirect: 'follow'.",
    happened: "The call goes to another origin with mode: 'no-cors' and redirect: 'error' or 'manual'. The request was not sent.",
    decides:
      'A page may learn nothing of a no-cors response, not even whether it was a redirect. The other two redirect modes would tell exactly that: error by failing, manual by stopping. So the browser answers a network error before anything is sent. To the own origin the combination works.',
    looks:
      'Chromium says \'Request mode is "no-cors" but the redirect mode is not "follow"\'. The error of the call is the general one, and the network panel shows no response.',
    fixes: [
      'Client: leave out redirect; following is the default.',
      'Client: leave out mode where the server allows the origin: then redirects can be refused, and the response read.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com'],
    spec: 'https://fetch.spec.whatwg.org/#concept-main-fetch',
  },
  'refused-by-engine': {
    title: 'This browser refuses a call that the standard would send.',
    happened:
      'The arguments are in order by the Fetch Standard, but this engine departs from it and answers an error without sending anything. Other browsers may send the same call.',
    decides:
      'whycors models each engine by named quirks, each measured in a real browser. Examples: WebKit rejects a stream as a body; WebKit refuses a data: URL in the mode no-cors where redirect is not follow; Chromium refuses the header Available-Dictionary, which it wants to write itself. The finding names the quirk and what triggered it.',
    looks:
      'The error is often the general one, or a NotSupportedError. The same call in another browser appears in the network panel; here it does not.',
    fixes: [
      'Client: write the call as every browser takes it: a Blob, string or bytes as body, https as scheme, ordinary header names.',
      'Client: detect the feature before you use it, and fall back.',
    ],
    lines: ['body: await new Response(stream).blob()'],
    spec: 'https://fetch.spec.whatwg.org/#concept-network-error',
  },
  'cache-miss': {
    title: 'The response is not in the cache, and only the cache was asked.',
    happened:
      "The call says cache: 'only-if-cached', and the HTTP cache holds no response for this URL. That is a network error by definition; the network was not asked.",
    decides:
      'The mode never goes to the network. An entry counts whatever its age. There is none where the response was never fetched, was sent with Cache-Control: no-store, was evicted, or is kept in another partition: caches are divided by the site of the page, so that what one site fetched does not serve another. Vary can make an entry unfit as well.',
    looks:
      'Chromium fails with net::ERR_CACHE_MISS. The error of the call is the general one, and nothing else distinguishes it from a dead network.',
    fixes: [
      "Client: use cache: 'force-cache', which asks the network where the cache has nothing.",
      'Client: catch the error and take it for what it is: nothing stored.',
      'Server: allow the response to be stored.',
    ],
    lines: ['Cache-Control: private, max-age=3600'],
    spec: 'https://fetch.spec.whatwg.org/#concept-request-cache-mode',
  },
} satisfies Record<string, Page>
