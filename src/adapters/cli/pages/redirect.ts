import type { Page } from './page.ts'

/** Redirects, which the browser follows by itself and tells the page nothing of. */
export const redirectPages = {
  'redirect-contains-credentials': {
    title: 'The Location of a redirect holds a user name or password.',
    happened: 'A server redirected to a URL of the form https://user:password@host/. The browser did not follow.',
    decides:
      'Across origins a Location with userinfo is a network error: it would hand credentials to a place that the page did not choose, and hide the real host from whoever reads the URL. Within one origin it is followed. A server that builds Location from its own configured address, such as a database style URL with credentials, does it without knowing.',
    looks:
      'Chromium: "Redirect location \'...\' contains a username and password, which is disallowed for cross-origin requests." In Firefox the timing entry of the failed call shows the status 3xx.',
    fixes: [
      'Server: send a Location without userinfo.',
      'Client: call the final URL, with an Authorization header where it needs one.',
    ],
    lines: ['Location: https://files.example.com/report.pdf'],
    spec: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  'too-many-redirects': {
    title: 'More than 20 redirects.',
    happened: 'Each answer was a redirect to the next, and after 20 the browser gave up. No final response was reached.',
    decides:
      'The limit is 20 in the standard. In truth such a chain is nearly always a ring: http to https at the proxy and back at the application, which sees http behind the proxy; a slash that one layer adds and the next removes; a login that sends back to the page that sent there, because its cookie was not stored or not sent across sites.',
    looks:
      'Chromium shows net::ERR_TOO_MANY_REDIRECTS. With Preserve log the network panel lists each step, and two URLs take turns.',
    fixes: [
      'Server: tell the application that it stands behind a proxy, by X-Forwarded-Proto.',
      'Server: decide about slashes and hosts in one layer only.',
      'Server: answer calls of pages with 401 in place of a redirect to a login.',
    ],
    lines: ['X-Forwarded-Proto: https', 'curl -sIL --max-redirs 25 https://api.example.com/orders'],
    spec: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  'redirect-mode-error': {
    title: "The server redirected, and the call says redirect: 'error'.",
    happened:
      'The answer was a redirect, and the call asked that a redirect be a failure. The server has answered; the target was not called.',
    decides:
      "With redirect: 'error' any redirect status with a Location is a network error, also within one origin. It is a safeguard for calls whose target must not change, such as those that carry secrets. Redirects that come as a surprise: http to https, a slash at the end, a login page in the place of 401.",
    looks:
      'The entry in the network panel has a status of 3xx and is marked as failed. The error of the call is the general one; in Firefox the timing entry shows the status.',
    fixes: [
      'Client: call the URL that the redirect leads to.',
      "Client: use redirect: 'follow', the default, where another place is fine.",
      'Server: answer 401 in place of a redirect to a login.',
    ],
    lines: ["redirect: 'follow'"],
    spec: 'https://fetch.spec.whatwg.org/#http-fetch',
  },
  'unsupported-redirect-scheme': {
    title: 'A redirect leads to a URL that is not http or https.',
    happened: 'The Location has a scheme such as data, blob, file, mailto or one of an app. The browser did not follow.',
    decides:
      'A fetch follows redirects to http and https only; any other scheme is a network error, so that a server cannot make a page read a file or open a program. In a tab some of these work, which makes the difference confusing: logins that end in myapp://callback, and stores that open their own app, are meant for navigation.',
    looks:
      'The entry has a status of 3xx; Chromium names the scheme or shows net::ERR_UNKNOWN_URL_SCHEME. The error of the call is the general one.',
    fixes: [
      'Server: send a Location that is http or https.',
      'Client: navigate to such a URL, by location.assign or a link, in place of a fetch.',
      'Server: give calls of pages the final address in a body of JSON.',
    ],
    lines: ['Location: https://app.example.com/callback'],
    spec: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  'invalid-redirect-location': {
    title: 'The Location of a redirect is no URL.',
    happened: 'A server answered with a redirect status and a Location that cannot be parsed. There is nowhere to go to.',
    decides:
      'Location is parsed against the current URL, so that relative paths are fine. It fails where there is a scheme without a host, a port that is no number, or a blank in the host: http:///orders, https://undefined:undefined/, https://my host/. A redirect status without any Location is no failure: it is handed to the page as it is. Chromium judges this before the CORS check.',
    looks:
      'Chromium shows net::ERR_INVALID_REDIRECT. The entry has a status of 3xx, and its response headers show the broken value.',
    fixes: [
      'Server: build Location with a URL class, and check the variables that make its host.',
      'Server: encode what comes from users: paths with encodeURI, parts of a query with encodeURIComponent.',
    ],
    lines: ['Location: /orders/42'],
    spec: 'https://fetch.spec.whatwg.org/#concept-response-location-url',
  },
} satisfies Record<string, Page>
