import type { Page } from './page.ts'

/** The OPTIONS request that goes first. While it fails, the request itself is not sent. */
export const preflightPages = {
  'preflight-missing-allow-origin-header': {
    title: 'The answer to OPTIONS has no Access-Control-Allow-Origin.',
    happened:
      'The browser asked by OPTIONS whether the page may send its request, and the answer named no origin. The request itself was not sent.',
    decides:
      'The answer to a preflight must pass the same CORS check as any response. Usually nobody answers OPTIONS at all: the router says 404 or 405, or authentication says 401, because a preflight carries neither cookies nor tokens. Chromium looks for this header before the status and so reports it missing; Safari speaks of the status first.',
    looks:
      "Chromium: \"Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.\" The network panel shows the OPTIONS request as an entry of its own.",
    fixes: [
      'Server: answer OPTIONS for this path with 204 and CORS headers, before authentication and routing.',
      'Server: put the CORS middleware first, and send the header on the answer to the request too.',
      'Client: leave out what makes a preflight necessary.',
    ],
    lines: [
      'Access-Control-Allow-Origin: https://app.example.com',
      'Access-Control-Allow-Methods: PUT',
      'Access-Control-Allow-Headers: Content-Type, Authorization',
    ],
    spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  'preflight-allow-origin-mismatch': {
    title: 'The answer to OPTIONS allows another origin than the one of the page.',
    happened:
      'Access-Control-Allow-Origin was there, and it named an origin that is not that of the page. The request itself was not sent.',
    decides:
      'The value is compared byte by byte with the Origin header of the request: scheme, host and port, without a path and without a slash at the end. http is not https, www.example.com is not example.com, and a pattern such as http://*.example.com is an origin that no page has. A cache that keeps the answer for one origin and hands it to another gives the same picture.',
    looks:
      "Chromium: \"Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value '...' that is not equal to the supplied origin.\"",
    fixes: [
      'Server: compare Origin with a list, and send back the very value that was asked for.',
      'Server: say Vary: Origin wherever the value depends on the request.',
      'Server: add the development origin to the list of the development environment.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com', 'Vary: Origin'],
    spec: 'https://fetch.spec.whatwg.org/#cors-check',
  },
  'preflight-multiple-allow-origin-values': {
    title: 'The answer to OPTIONS has more than one value of Access-Control-Allow-Origin.',
    happened:
      'The header came twice, or with a list of origins in one value. The browser takes exactly one. The request itself was not sent.',
    decides:
      'Two headers of one name are combined with a comma, and the result is no origin. Mostly two layers each do CORS, the application and a proxy or gateway before it, each of them correctly. Sometimes a list from a configuration is sent as it stands, with commas or blanks.',
    looks:
      "Chromium: \"... The 'Access-Control-Allow-Origin' header contains multiple values '..., ...', but only one is allowed.\" Firefox reports it as an origin that does not match. The headers of the OPTIONS entry show the line twice.",
    fixes: [
      'Server: do CORS in one place only; take it out of the proxy or out of the application.',
      'Proxy: hide the header of the backend where the proxy sets its own.',
      'Server: choose the one origin from the list that equals Origin.',
    ],
    lines: ['proxy_hide_header Access-Control-Allow-Origin;', 'Access-Control-Allow-Origin: https://app.example.com'],
    spec: 'https://fetch.spec.whatwg.org/#cors-check',
  },
  'preflight-invalid-allow-origin-value': {
    title: 'The answer to OPTIONS has an Access-Control-Allow-Origin that is no origin.',
    happened:
      'The value is empty, or not of the form scheme://host:port, for example a bare host name. The request itself was not sent.',
    decides:
      'Allowed are *, null, or one serialized origin, and the value must equal the Origin of the request. example.com, True, undefined and an empty text are none of these. An empty value often comes from a variable that is not set, or from a list in which the origin was not found.',
    looks:
      "Chromium: \"... The 'Access-Control-Allow-Origin' header contains the invalid value '...'.\" Firefox reports an origin that does not match.",
    fixes: [
      'Server: send the origin with its scheme, and with its port unless it is the default one.',
      'Server: leave the header out where the origin is not allowed, in place of sending it empty.',
      'Server: fail at the start where the variable that holds the origin is not set.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com'],
    spec: 'https://fetch.spec.whatwg.org/#cors-check',
  },
  'preflight-wildcard-origin-not-allowed': {
    title: 'The answer to OPTIONS says * although credentials will be sent.',
    happened:
      "The call has credentials: 'include' (XMLHttpRequest: withCredentials), and the preflight was answered with Access-Control-Allow-Origin: *. The request itself was not sent.",
    decides:
      'A preflight never carries cookies, yet its answer must already allow them: with credentials * is an ordinary text, which equals no origin. So that no server opens logged-in data to every site by mistake, it must name the origin and send Access-Control-Allow-Credentials: true. With credentials the * in Allow-Methods and Allow-Headers loses its meaning too.',
    looks:
      "Chromium: \"... must not be the wildcard '*' when the request's credentials mode is 'include'.\" Safari: \"Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.\"",
    fixes: [
      'Server: name the origin, after comparing it with a list, and allow credentials.',
      "Client: leave out credentials: 'include' where no cookie is needed; a token in a header does not need it.",
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com', 'Access-Control-Allow-Credentials: true', 'Vary: Origin'],
    spec: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
  },
  'preflight-invalid-allow-credentials': {
    title: 'The answer to OPTIONS does not allow credentials.',
    happened:
      "The call has credentials: 'include', and the answer to the preflight has no Access-Control-Allow-Credentials, or one that is not true. The request itself was not sent.",
    decides:
      'The value must be exactly true, in small letters: True, 1 and yes do not count. It has to stand on the answer to OPTIONS and again on the answer to the request. The origin has to be named beside it, for * does not count with credentials.',
    looks:
      "Chromium: \"... The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.\"",
    fixes: [
      'Server: send the header on both answers; the CORS middleware has a switch for it.',
      "Client: leave out credentials: 'include' where no cookie is needed.",
      'Server: write the value as text where a framework prints its booleans in capitals.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com', 'Access-Control-Allow-Credentials: true'],
    spec: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
  },
  'preflight-invalid-status': {
    title: 'The answer to OPTIONS has a status that is not 200 to 299.',
    happened:
      'The preflight was answered with CORS headers, but with a status such as 401, 404, 405 or 500. The request itself was not sent.',
    decides:
      'A preflight counts only with an ok status, 200 to 299; 304 is none. Whatever stands before the CORS code can spoil it: authentication that wants a token (a preflight never has one), a router that knows no OPTIONS, a limit on the number of requests, a firewall that refuses the method, an exception. Chromium checks the origin first and comes here only where that is right.',
    looks:
      'Chromium: "Response to preflight request doesn\'t pass access control check: It does not have HTTP ok status." Firefox: "CORS preflight response did not succeed". The OPTIONS entry shows the status.',
    fixes: [
      'Server: answer OPTIONS before authentication, routing and limits.',
      'Proxy: answer OPTIONS at the proxy where the application cannot.',
      'Server: test it without a browser, with the line below.',
    ],
    lines: [
      "curl -i -X OPTIONS https://api.example.com/orders -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: PUT'",
    ],
    spec: 'https://fetch.spec.whatwg.org/#ok-status',
  },
  'preflight-disallowed-redirect': {
    title: 'OPTIONS was redirected, and no preflight follows a redirect.',
    happened: 'The server answered the preflight with 301, 302, 303, 307 or 308. The request itself was not sent.',
    decides:
      'A preflight is leave for one URL; a redirect would carry the leave elsewhere, so that it is a network error. Redirects come from a slash that is missing or too many at the end of the path, from http to https, from a host name to its canonical form, or from a login that sends everybody without a cookie to its page, and a preflight has no cookie.',
    looks:
      'Chromium: "Response to preflight request doesn\'t pass access control check: Redirect is not allowed for a preflight request." The OPTIONS entry shows the status and Location.',
    fixes: [
      'Client: call the final URL: https, the right host, the slash as the server wants it.',
      'Server: answer OPTIONS at this URL, and redirect other methods only.',
      'Server: except OPTIONS from the login.',
    ],
    lines: ['https://api.example.com/orders/'],
    spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  'invalid-allow-methods-preflight-response': {
    title: 'Access-Control-Allow-Methods in the answer to OPTIONS cannot be read.',
    happened:
      'The header holds something that is no list of methods, so that the whole preflight fails. The request itself was not sent.',
    decides:
      'The value is a list of tokens, separated by commas. Quotes, brackets, blanks in the place of commas and semicolons are none: one broken item makes the list a failure, even for a method that would have needed no leave. It happens where an array is written into a header as it prints, such as ["GET", "PUT"].',
    looks:
      'Chromium: "Cannot parse Access-Control-Allow-Methods response header field in preflight response." Firefox: "invalid token ... in CORS header Access-Control-Allow-Methods".',
    fixes: [
      'Server: join the methods with commas, in capitals, without quotes.',
      'Server: where nothing is configured, leave the header out; GET, HEAD and POST need no entry.',
    ],
    lines: ['Access-Control-Allow-Methods: GET, PUT, DELETE'],
    spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  'invalid-allow-headers-preflight-response': {
    title: 'Access-Control-Allow-Headers in the answer to OPTIONS cannot be read.',
    happened:
      'The header holds something that is no list of header names, so that the whole preflight fails. The request itself was not sent.',
    decides:
      'The value is a list of names, separated by commas. A colon behind a name, quotes, brackets, or blanks between names make it a failure as a whole, even for names that stand in it correctly. It happens where values are copied together with names, or an array is written as it prints.',
    looks:
      'Chromium: "Cannot parse Access-Control-Allow-Headers response header field in preflight response." Firefox: "invalid token ... in CORS header Access-Control-Allow-Headers".',
    fixes: [
      'Server: join the names with commas, without quotes and colons.',
      'Server: where any name is fine and no credentials are sent, a single * will do.',
    ],
    lines: ['Access-Control-Allow-Headers: Content-Type, Authorization, X-Request-Id'],
    spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  'method-disallowed-by-preflight-response': {
    title: 'The answer to OPTIONS does not allow the method.',
    happened:
      'The preflight passed the CORS check, but Access-Control-Allow-Methods does not name the method of the request. The request itself was not sent.',
    decides:
      'GET, HEAD and POST never need an entry; every other method does. Names are compared with capitals and small letters as they are: patch is not PATCH, and fetch does not correct it. A * stands for all methods, but not where credentials are sent: there it is a method called *. Allow, without the prefix, is another header, which no preflight reads.',
    looks:
      'Chromium: "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response." Firefox: "Did not find method in CORS header Access-Control-Allow-Methods".',
    fixes: [
      'Server: add the method, in capitals, on the answer to OPTIONS of this path.',
      'Client: write PATCH in capitals.',
      'Client: use POST, where the server offers the same by it.',
    ],
    lines: ['Access-Control-Allow-Methods: PUT, PATCH, DELETE'],
    spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  'header-disallowed-by-preflight-response': {
    title: 'The answer to OPTIONS does not allow a header of the request.',
    happened:
      'The preflight passed the CORS check, but Access-Control-Allow-Headers lacks a name that the request carries. The request itself was not sent.',
    decides:
      'Each name in Access-Control-Request-Headers must be in the list; capitals do not matter. A * stands for all, but not where credentials are sent; by the standard it never covers Authorization, though browsers still accept that. Often the header is not one of the app: tracing adds traceparent, baggage and sentry-trace, and JSON makes Content-Type one that needs leave. Browsers name only the first that they meet.',
    looks:
      'Chromium: "Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response." The request headers of the OPTIONS entry list all of them.',
    fixes: [
      'Server: allow all the names that the preflight asks for.',
      'Client: leave out the header, or switch it off in the library that adds it.',
    ],
    lines: ['Access-Control-Allow-Headers: Content-Type, Authorization, X-Request-Id'],
    spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  'invalid-response': {
    title: 'OPTIONS got no answer at all.',
    happened:
      'The preflight died on the network: the connection was refused, reset or closed, or what came was not HTTP. The request itself was not sent.',
    decides:
      'Without an answer to OPTIONS there is no leave, and the request is not sent, though by itself it might have been answered. Some firewalls, gateways and old servers drop the method without a word, and a handler can crash because it expects a body or a token. A preflight goes without cookies, but it may go over the connection that other requests use.',
    looks:
      'The OPTIONS entry in the network panel failed with an error of the network, such as net::ERR_CONNECTION_RESET, while a GET of the same URL in a tab works.',
    fixes: [
      'Server: look for OPTIONS in the logs of firewall, proxy and application, in this order, and let it pass.',
      'Server: try the line below from outside.',
      'Client: until then, make the call one that needs no preflight.',
    ],
    lines: [
      "curl -i -X OPTIONS https://api.example.com/orders -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: PUT'",
    ],
    spec: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
} satisfies Record<string, Page>
