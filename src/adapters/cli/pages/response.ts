import type { Page } from './page.ts'

/** The CORS check of the response: the server has done its work, and the page may not read the result. */
export const responsePages = {
  'wildcard-origin-not-allowed': {
    title: 'The response says * although credentials were sent.',
    happened:
      "The call has credentials: 'include' (XMLHttpRequest: withCredentials), and the response has Access-Control-Allow-Origin: *. The server did answer, and may have carried out the request; the page may not read the answer.",
    decides:
      'With credentials * is an ordinary text, which equals no origin. It would mean that any site may read what only this user may see. So the server has to name the origin and to send Access-Control-Allow-Credentials: true beside it. It does not matter whether a cookie was in fact there: the mode of the call decides.',
    looks:
      "Chromium: \"The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.\" The entry shows the status that the server gave.",
    fixes: [
      'Server: name the origin, after comparing it with a list, and allow credentials.',
      "Client: leave out credentials: 'include' where no cookie is needed; a token in a header does not need it.",
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com', 'Access-Control-Allow-Credentials: true', 'Vary: Origin'],
    spec: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
  },
  'invalid-allow-credentials': {
    title: 'The response does not allow credentials.',
    happened:
      "The call has credentials: 'include', and the response names the origin, but Access-Control-Allow-Credentials is missing or is not true. The server may have carried out the request; the page may not read the answer.",
    decides:
      'The value must be exactly true, in small letters: True, 1 and yes do not count. Where a preflight went first, the header has to stand on both answers, and frameworks sometimes set it on OPTIONS alone. From within a page this cannot be told apart from a * in Access-Control-Allow-Origin.',
    looks:
      "Chromium: \"The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.\" Firefox: \"expected 'true' in CORS header 'Access-Control-Allow-Credentials'\".",
    fixes: [
      'Server: send the header on every answer, errors included.',
      "Client: leave out credentials: 'include' where no cookie is needed.",
    ],
    lines: ['Access-Control-Allow-Credentials: true'],
    spec: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
  },
  'missing-allow-origin-header': {
    title: 'The response has no Access-Control-Allow-Origin.',
    happened:
      'The server answered, and nothing in the answer says that the page may read it. The request may have been carried out.',
    decides:
      'A page may read a response of another origin only where this header names its origin or is *. Very often it is there on success and missing on an error: a 401, 413, 429 or 500 that comes from a proxy, a limit or a crash has passed no CORS code, so that the real error hides behind this one. A redirect needs the header as well, on each step.',
    looks:
      'Chromium: "No \'Access-Control-Allow-Origin\' header is present on the requested resource." Firefox adds the status that the server gave: anything but 200 is the thing to look into first.',
    fixes: [
      'Server: send the header on all answers, errors and redirects included.',
      'Proxy: add it to the pages that the proxy itself makes; in nginx that takes the word always.',
      'Proxy: or forward the calls from the own origin, where CORS does not apply.',
    ],
    lines: [
      'Access-Control-Allow-Origin: https://app.example.com',
      'add_header Access-Control-Allow-Origin https://app.example.com always;',
    ],
    spec: 'https://fetch.spec.whatwg.org/#cors-check',
  },
  'allow-origin-mismatch': {
    title: 'The response allows another origin than the one of the page.',
    happened:
      'Access-Control-Allow-Origin was there and named an origin that is not that of the page. The request may have been carried out; the page may not read the answer.',
    decides:
      'The value is compared byte by byte with the Origin header of the request. Differences that people overlook: http and https, a port, www, a slash at the end, capitals, 127.0.0.1 and localhost, a pattern with a star, which no browser expands. After a redirect between two foreign origins the request says Origin: null. A cache without Vary: Origin hands out what was meant for another page.',
    looks: "Chromium: \"The 'Access-Control-Allow-Origin' header has a value '...' that is not equal to the supplied origin.\"",
    fixes: [
      'Server: compare Origin with a list, and send back the very value.',
      'Server: say Vary: Origin, and purge caches that hold answers without it.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com', 'Vary: Origin'],
    spec: 'https://fetch.spec.whatwg.org/#cors-check',
  },
  'multiple-allow-origin-values': {
    title: 'The response has more than one value of Access-Control-Allow-Origin.',
    happened:
      'The header came twice, or with several origins in one value. The request may have been carried out; the page may not read the answer.',
    decides:
      'Headers of one name are combined with a comma before they are read, and a list is no origin, even where both values are the same and right. Two layers are at work, each doing CORS: application and gateway, framework and a handler that sets the header by hand, bucket and content network. A list of origins in a configuration, sent as it stands, does the same.',
    looks:
      "Chromium: \"The 'Access-Control-Allow-Origin' header contains multiple values '..., ...', but only one is allowed.\" Firefox reports an origin that does not match. The response headers show the line twice.",
    fixes: [
      'Server: do CORS in one place, and take it out of the other.',
      'Server: choose the one origin that equals Origin, where a list is configured.',
    ],
    lines: ['proxy_hide_header Access-Control-Allow-Origin;', 'Access-Control-Allow-Origin: https://app.example.com'],
    spec: 'https://fetch.spec.whatwg.org/#cors-check',
  },
  'invalid-allow-origin-value': {
    title: 'The Access-Control-Allow-Origin of the response is no origin.',
    happened:
      'The value is empty, or not of the form scheme://host:port. The request may have been carried out; the page may not read the answer.',
    decides:
      'Allowed are *, null, or one serialized origin that equals the Origin of the request. A bare host name, an empty text, True and undefined are none. Mostly a variable is not set in this environment, or code looks up the origin in a list and sends what it found: nothing.',
    looks:
      "Chromium: \"The 'Access-Control-Allow-Origin' header contains the invalid value '...'.\" Firefox reports an origin that does not match, so that only the response headers tell the difference.",
    fixes: [
      'Server: send the origin with its scheme, and with its port unless it is the default one.',
      'Server: leave the header out for origins that are not allowed.',
      'Server: check the variable at the start of the process, and fail where it is empty.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com'],
    spec: 'https://fetch.spec.whatwg.org/#cors-check',
  },
} satisfies Record<string, Page>
