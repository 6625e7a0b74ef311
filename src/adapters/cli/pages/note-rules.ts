import type { Page } from './page.ts'

/** Why CORS does not ask, and what is worth knowing about a call although it decides nothing. */
export const noteRulePages = {
  'unreadable-url': {
    title: 'A data: or blob: URL that cannot be read.',
    happened:
      'The call reads a URL without a network, and the URL does not give a response: a data: URL without a comma or with broken base64, or a blob: URL with a method other than GET or with a Range that is none.',
    decides:
      'A data: URL is a MIME type, a comma and the content; base64 in it must decode. A blob: URL stands for an object in memory and can be read by GET alone, with no Range or a single range of bytes within it; it also fails once it was revoked, or in another storage partition than the one that made it, which nobody can see from the URL. Each is a network error.',
    looks:
      'Chromium shows net::ERR_INVALID_URL for a broken data: URL, and net::ERR_METHOD_NOT_SUPPORTED or net::ERR_FILE_NOT_FOUND for a blob: URL.',
    fixes: [
      'Client: encode the content of a data: URL, by base64 or encodeURIComponent.',
      'Client: revoke a blob: URL only after its last use.',
      'Client: keep the Blob itself, and read it without a URL.',
    ],
    lines: ["'data:text/plain,' + encodeURIComponent(text)", 'await blob.text()'],
    spec: 'https://fetch.spec.whatwg.org/#scheme-fetch',
  },
  'local-scheme': {
    title: 'The URL is read without a network, so that CORS does not apply.',
    happened:
      'The call reads a data: URL, a blob: URL of the page itself, or about:blank. No server is asked, and no preflight is sent.',
    decides:
      'Such URLs carry their content in themselves or in memory. A data: URL counts as readable for every page; a blob: URL belongs to the origin that made it, and is refused to others. The Content-Security-Policy of the page still applies: connect-src has to name the scheme, data: or blob:, for * does not include them.',
    looks:
      'The network panel lists the read with its scheme and without a remote address. A policy that forbids it shows in the console.',
    fixes: [
      'Client: nothing is wrong where the content arrives.',
      'Server (of the page): name the scheme in connect-src where a policy stops it.',
    ],
    lines: ["Content-Security-Policy: connect-src 'self' data: blob:"],
    spec: 'https://fetch.spec.whatwg.org/#scheme-fetch',
  },
  'same-origin': {
    title: "The target is of the page's own origin, so that CORS does not apply.",
    happened:
      'Scheme, host and port of the URL are those of the page. The request goes out as it is, without a preflight, and cookies go with it by default.',
    decides:
      'The CORS protocol is for requests between origins. Within one, any method and any header may be sent and every response read. It begins to apply where a redirect leads to another origin: from there on the response needs its headers, and the target may need a preflight. Two ports on localhost are two origins, localhost and 127.0.0.1 are as well.',
    looks: 'The network panel shows one entry and no OPTIONS. Sec-Fetch-Site in the request headers says same-origin.',
    fixes: [
      'Client: nothing is to be done.',
      'Client: where the call fails all the same, look at a redirect, the network or a service worker, not at CORS headers.',
    ],
    lines: ['Sec-Fetch-Site: same-origin'],
    spec: 'https://html.spec.whatwg.org/multipage/browsers.html#same-origin',
  },
  'no-cors-mode': {
    title: 'In the mode no-cors the request goes out, and the page may read nothing.',
    happened:
      "The call says mode: 'no-cors' and goes to another origin. It is sent without a preflight, and the response is opaque: status 0, no headers, no body.",
    decides:
      'The mode exists for what pages could always do: load an image, send a form. Methods are limited to GET, HEAD and POST, headers to the safe ones, others are removed without a word. The call resolves where anything comes back, a 404 or 500 too, and rejects only where the network fails or a policy keeps the response out.',
    looks:
      'The network panel shows the true status and body; the page sees a response with type opaque and ok false. JSON in it fails with "Unexpected end of input".',
    fixes: [
      'Client: leave out mode where the response matters, and let the server allow the origin.',
      'Client: keep it for pings whose result nobody reads.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com'],
    spec: 'https://fetch.spec.whatwg.org/#concept-filtered-response-opaque',
  },
  'origin-unknown': {
    title: 'The origin of the page is not known.',
    happened:
      'The prediction was made outside a page and nobody said which origin the call comes from. It was taken to be another one than that of the target.',
    decides:
      'Whether CORS applies at all depends on the origin of the page. In a page whycors finds it by itself; on a server, in a test or in a script there is none. Taking the target to be of another origin shows the strictest outcome: what is called simple then is at least that in a page. Mixed content cannot be judged without it.',
    looks: 'Nothing is to be seen in a browser. The note stands in the prediction, and its certainty is lower.',
    fixes: [
      'Client: give the origin in the third argument of predict.',
      'Client: on the command line, use --origin; its default is that of the development server of Vite.',
    ],
    lines: [
      "predict(url, init, { origin: 'https://app.example.com' })",
      'npx whycors https://api.example.com/orders --origin https://app.example.com',
    ],
    spec: 'https://html.spec.whatwg.org/multipage/webappapis.html#concept-settings-object-origin',
  },
  'argument-not-seen': {
    title: 'A part of the call was not looked at.',
    happened:
      "An argument is a getter, a Proxy, an iterator that can be read once, or an object of a class of the app. Looking at it could run the app's own code, so that whycors left it alone.",
    decides:
      'A drop-in has to be invisible: reading a getter twice can count twice, and reading a one-shot iterator leaves nothing for the real call. So only plain data, arrays, Headers, Request and URL are read. What was not seen is taken for its default, and the prediction says so and is less certain. The call itself is not changed.',
    looks: 'Nothing is to be seen in a browser. The note names the part: init, headers, method, signal and so on.',
    fixes: [
      'Client: pass plain objects, arrays of pairs or Headers where predictions matter.',
      'Client: copy reactive state of a framework before it goes into a call.',
    ],
    lines: ['fetch(url, { ...init, headers: [...headers] })'],
    spec: 'https://fetch.spec.whatwg.org/#requestinit',
  },
  'opaque-origin': {
    title: 'The page has no origin that a server could name.',
    happened: 'The page is in a sandboxed frame, was opened from a file or a data: URL, and so its requests say Origin: null.',
    decides:
      'An opaque origin equals nothing, not even itself in another frame, so that every http request of such a page is cross-origin. A server can answer * or null. Allowing null is dangerous with credentials and poor without: any site can make a sandboxed frame whose requests say null. Cookies of the site are mostly not sent either.',
    looks:
      'The request headers show Origin: null. The console speaks of "origin \'null\'". location.origin in the page says null or file://.',
    fixes: [
      'Client: serve the page by http, from a development server if need be.',
      'Client: give the frame allow-same-origin, where its content is trusted and of another origin than the page around it.',
      'Server: answer * for data that is public.',
    ],
    lines: [
      '<iframe sandbox="allow-scripts allow-same-origin" src="https://widget.example.com"></iframe>',
      'Access-Control-Allow-Origin: *',
    ],
    spec: 'https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-opaque',
  },
  'method-not-normalized': {
    title: 'The method stays in small letters.',
    happened:
      'The call has a method such as patch in small letters. It is sent as it is written, and methods are case-sensitive.',
    decides:
      'fetch and XMLHttpRequest bring only DELETE, GET, HEAD, OPTIONS, POST and PUT into capitals, for historical reasons. patch, and every method of an app, stays. The preflight asks for patch, and an answer that allows PATCH does not allow it; without CORS, servers answer 400 or 405, since they know no such method. That get and put work in small letters hides the mistake.',
    looks:
      'Chromium: "Method patch is not allowed by Access-Control-Allow-Methods in preflight response", though PATCH is in the list.',
    fixes: ['Client: write PATCH in capitals.', 'Client: bring methods into capitals where they come from a configuration.'],
    lines: ["method: 'PATCH'", 'method: method.toUpperCase()'],
    spec: 'https://fetch.spec.whatwg.org/#concept-method-normalize',
  },
  'forbidden-request-header': {
    title: 'The browser removes a header without a word.',
    happened:
      'The call sets a header that belongs to the browser: Cookie, Host, Origin, Referer, Content-Length, Connection, anything that begins with Sec- or Proxy-, and others. It is not sent, and no error says so.',
    decides:
      'Were pages free to write these, they could forge where a request comes from, or smuggle a second one. A method override header with CONNECT, TRACE or TRACK as its value is removed as well. User-Agent is not on the list any more; Chromium still drops it silently, Firefox and Safari send it and ask for leave. Outside of browsers, as in Node, all of them are sent: code that works in a test can fail in a page.',
    looks:
      'The header is missing from the request headers of the network panel. Chromium writes "Refused to set unsafe header" for XMLHttpRequest.',
    fixes: [
      'Client: leave it out; for cookies use credentials, for a referrer referrerPolicy.',
      'Server: take the value from a header of your own, such as X-Client, and allow it.',
    ],
    lines: ["credentials: 'include'", 'Access-Control-Allow-Headers: X-Client'],
    spec: 'https://fetch.spec.whatwg.org/#forbidden-request-header',
  },
  'headers-dropped-by-no-cors': {
    title: 'The mode no-cors removes headers without a word.',
    happened:
      "The call says mode: 'no-cors' and sets a header that this mode does not let through. It is removed, and the request goes out without it.",
    decides:
      'Only Accept, Accept-Language, Content-Language and Content-Type may be set, with the values that would be safe in a cors request; a JSON content type is dropped, and the body then goes out as text/plain. Authorization is dropped too, so that the server answers 401, which the page cannot see, because the response is opaque.',
    looks:
      'The header is missing from the request headers in the network panel. The call resolves with a response of type opaque and status 0, whatever the server said.',
    fixes: [
      'Client: leave out mode, and let the server allow origin and headers.',
      'Client: for pings, put what the server needs into the body or the query; no secrets there.',
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com', 'Access-Control-Allow-Headers: Authorization, Content-Type'],
    spec: 'https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header',
  },
  'needless-content-type': {
    title: 'There is a Content-Type, and no body that it describes.',
    happened:
      'The call goes to another origin with a Content-Type header, and has no body. Where the value is application/json, this alone makes a preflight necessary.',
    decides:
      'The header describes content; without content it says nothing, and servers ignore it. Browsers look at it all the same when they decide about a preflight. It comes from clients with default headers for every call, GET and DELETE included. Leaving it out saves the round trip of the preflight on each new URL, and so on each new query of a GET.',
    looks: 'The network panel shows an OPTIONS entry before a plain GET, with content-type in Access-Control-Request-Headers.',
    fixes: [
      'Client: set the header only where there is a body; with json, ky and axios do it by themselves.',
      'Client: let whycors drop it, by the rewrite policy lossless for that origin.',
    ],
    lines: ["createFetch({ rewrite: { 'https://api.example.com': 'lossless' } })"],
    spec: 'https://fetch.spec.whatwg.org/#cors-safelisted-request-header',
  },
  'authorization-not-covered-by-wildcard': {
    title: 'By the standard a * does not cover Authorization.',
    happened:
      'The call sends an Authorization header to another origin. A server that answers the preflight with Access-Control-Allow-Headers: * relies on what browsers do today, not on the standard.',
    decides:
      'The standard names Authorization as the one header that * does not stand for, since it carries credentials. Chromium, Firefox and WebKit accept it still (measured in November 2026); Chromium announces that it will stop, by a deprecation report. With credentials in the mode include, * stands for no header at all.',
    looks:
      'Chromium reports the deprecation AuthorizationCoveredByWildcard in its issues panel; Firefox writes a warning to the console.',
    fixes: [
      'Server: name the header beside or in place of the *.',
      'Client: nothing; a token belongs in this header, and not in the URL.',
    ],
    lines: ['Access-Control-Allow-Headers: Authorization, *'],
    spec: 'https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name',
  },
  'credentials-need-exact-origin': {
    title: 'With credentials the server has to name the origin.',
    happened:
      "The call goes to another origin with credentials: 'include'. It will be readable only where the server answers with this very origin and allows credentials.",
    decides:
      'Cookies make a response personal, so that * is not enough leave for it. On the response, and on the answer to a preflight, Access-Control-Allow-Origin must be the origin itself and Access-Control-Allow-Credentials must be true; * in Allow-Methods, Allow-Headers and Expose-Headers means nothing then. Whether cookies really go is another question: SameSite, and blocking of third-party cookies, decide that.',
    looks:
      'Where it is missing, the console names the wildcard or the credentials. The cookies tab of an entry shows which were held back, and why.',
    fixes: [
      'Server: compare Origin with a list, and send it back with the two headers below.',
      'Server: set cookies for other sites with SameSite=None and Secure.',
      "Client: leave out credentials: 'include' where a token does.",
    ],
    lines: ['Access-Control-Allow-Origin: https://app.example.com', 'Access-Control-Allow-Credentials: true', 'Vary: Origin'],
    spec: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
  },
  'only-if-cached': {
    title: 'Only the HTTP cache will be asked.',
    happened:
      "The call says cache: 'only-if-cached'. Where the cache holds nothing for the URL, the call fails with the general network error, although the network is fine.",
    decides:
      'The mode works within the own origin alone, together with mode: same-origin. A stored response counts whatever its age; a redirect is followed as long as each step is stored and of the own origin. A miss and a dead network cannot be told apart by the error, so that it is worth knowing before anybody looks for a server.',
    looks: 'The network panel shows a response from the disk or memory cache, or net::ERR_CACHE_MISS in Chromium.',
    fixes: [
      'Client: catch the failure, and go on without the response.',
      "Client: use cache: 'force-cache' where the network may be asked in the end.",
    ],
    lines: ["fetch(url, { cache: 'force-cache' })"],
    spec: 'https://fetch.spec.whatwg.org/#concept-request-cache-mode',
  },
  'request-body-unseen': {
    title: 'The body of a Request object cannot be looked at.',
    happened:
      'The call passes a Request that has a body. Nobody can see from outside whether it was made from a stream, which would need a preflight, or from text.',
    decides:
      'A Request shows its method, URL and headers, and its body only as a stream, whatever it was made from. Inside, the browser remembers the source: a body from text, a Blob or a form needs no preflight by itself, one from a stream always does. Reading it to find out would use it up. So whycors predicts without a stream, and says that it is less certain.',
    looks: 'Nothing is to be seen beforehand. An OPTIONS entry before a POST with safe headers only gives a stream away.',
    fixes: [
      'Client: pass the URL and the init object, where the prediction is to be certain.',
      'Client: note that ky makes a stream where onUploadProgress is set.',
    ],
    lines: ["fetch('https://api.example.com/orders', { method: 'POST', body })"],
    spec: 'https://fetch.spec.whatwg.org/#use-cors-preflight-flag',
  },
  'engine-deviates': {
    title: 'This browser departs from the standard here, and others may do otherwise.',
    happened:
      'The prediction follows what the engine at hand really does, and for this call that is not what the Fetch Standard says. The finding names the quirk.',
    decides:
      'Measured on thousands of generated calls, the three engines agree on more than nine of ten, and differ at the edges: client hints that Chromium still counts as safe, bytes above 0x7F in Firefox, repeated header names, odd types of a Blob, streams. A call that meets such an edge can be simple in one browser and need a preflight in another, so that a server has to be ready for the stricter one.',
    looks: 'One browser shows an OPTIONS entry, and another does not, for the same call.',
    fixes: [
      'Client: write the call so that all browsers agree: plain values, each header once, usual types.',
      'Server: answer the preflight anyway.',
      'Client: ask predict for each engine, where it matters.',
    ],
    lines: ["predict(url, init, { origin: 'https://app.example.com', engine: 'webkit' })"],
    spec: 'https://fetch.spec.whatwg.org/#fetching',
  },
} satisfies Record<string, Page>
