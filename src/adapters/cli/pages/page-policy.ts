import type { Page } from './page.ts'

/** Policies of the page and of the browser: decided before or without the server. */
export const pagePolicyPages = {
  csp: {
    title: 'The Content-Security-Policy of the page does not allow to connect there.',
    happened:
      'The policy that the page was served with names the places to which it may connect, in connect-src or else default-src, and the URL is none of them. The request was not sent, or a redirect to such a URL was stopped.',
    decides:
      'Each URL on the way, redirect targets too, is compared with the list. A source without a port means the default port; a host does not cover its subdomains unless written with *. All policies apply together: one from a header and one from a meta element must both allow. The headers of the API play no part.',
    looks:
      'The console names the violated directive, and the page gets a securitypolicyviolation event, in Chromium a moment after the rejection. Chromium marks the request as blocked:csp.',
    fixes: [
      'Server (of the page): add the origin of the API to connect-src.',
      "Proxy: forward the API from the own origin, which connect-src 'self' covers.",
    ],
    lines: ["Content-Security-Policy: connect-src 'self' https://api.example.com"],
    spec: 'https://w3c.github.io/webappsec-csp/#directive-connect-src',
  },
  'mixed-content': {
    title: 'A page on https may not fetch over http.',
    happened:
      'The page is on https and the URL, or a redirect target, is on http. The browser refused, since anybody on the way could read and change such a response.',
    decides:
      'Fetches and XMLHttpRequests to http are blocked from a secure page; only potentially trustworthy targets are exempt: http://127.0.0.1, http://[::1] and http://localhost. WebKit blocks those too. Images may be upgraded to https by the browser; fetches are not, unless the page says upgrade-insecure-requests. CORS headers play no part.',
    looks:
      'The console says "Mixed Content: The page at ... was loaded over HTTPS, but requested an insecure resource". The error of the call is the general one. Chromium marks the request as blocked:mixed-content.',
    fixes: [
      'Server: serve the API on https, and call it so.',
      'Server: redirect with https in Location; a proxy in front often makes an application believe that it is on http.',
      'Client: in development, serve the page on http too, or proxy the API through the development server.',
    ],
    lines: ['Content-Security-Policy: upgrade-insecure-requests'],
    spec: 'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
  },
  'local-network-access': {
    title: 'A public page may not reach the local network without leave.',
    happened:
      'The page came from the public internet, and the target is an address of the local network or of the machine itself. The browser asked the user and was denied, could not ask, or the page is not on https.',
    decides:
      'Chromium, from version 142 on, takes such requests for a way into routers and printers and asks for a permission. Only pages on https may ask; within a frame the frame needs to be allowed as well. Headless and embedded browsers deny without asking. Other engines did not do this when it was measured. The server sees nothing.',
    looks:
      'Chromium reports it as a CORS error, with "local network" or "loopback" in its words. The page sees a dead host; the permission stands in the settings of the site.',
    fixes: [
      'Client: serve the page on https and ask for the permission, or open it from the local network itself.',
      'Client: allow a frame by its allow attribute.',
      'Proxy: reach the device through a server that the page may call.',
    ],
    lines: ['<iframe src="https://app.example.com" allow="local-network-access"></iframe>'],
    spec: 'https://wicg.github.io/local-network-access/',
  },
  'coep-blocked': {
    title: "The page's Cross-Origin-Embedder-Policy keeps the response out.",
    happened:
      'The page was served with Cross-Origin-Embedder-Policy: require-corp and made a no-cors request to another origin, whose response did not declare that others may embed it.',
    decides:
      'Under require-corp each opaque response needs a Cross-Origin-Resource-Policy that covers the page; without one it counts as same-origin and is blocked. Requests in the mode cors are not concerned, for CORS headers are leave enough. Pages set this policy to be isolated, so that they may use SharedArrayBuffer.',
    looks:
      'Chromium fails with net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep and sends a coep report; the page alone sees a host that seems dead.',
    fixes: [
      'Server: declare that other origins may use the resource.',
      'Client: make the request in the mode cors where the server allows the origin.',
      'Server (of the page): use credentialless, which drops cookies in place of blocking.',
    ],
    lines: ['Cross-Origin-Resource-Policy: cross-origin', 'Cross-Origin-Embedder-Policy: credentialless'],
    spec: 'https://html.spec.whatwg.org/multipage/browsers.html#coep',
  },
  'service-worker-response': {
    title: 'The service worker of the page answered with something that fetch cannot pass on.',
    happened:
      'A service worker controls the page and handled the request. It rejected, answered Response.error(), or gave a response of a kind that the request may not have.',
    decides:
      'A request in the mode cors may not be answered with an opaque response, one in the mode same-origin not with a cors response, and one that does not follow redirects not with a redirected response. A body that was read already is refused as well. Each is a network error. A worker that fetches with no-cors and caches the result runs into the first.',
    looks:
      'Chromium says "The FetchEvent for ... resulted in a network error response" and gives the reason. The network panel marks such requests as coming from the service worker.',
    fixes: [
      'Client: let the worker pass on the request it was given, so that mode and credentials stay.',
      'Client: store clones, and do not put opaque responses into a cache that cors requests read.',
      'Client: to be sure, reload with Shift held, which goes without the worker.',
    ],
    lines: ['event.respondWith(caches.match(event.request).then((hit) => hit ?? fetch(event.request)))'],
    spec: 'https://fetch.spec.whatwg.org/#http-fetch',
  },
} satisfies Record<string, Page>
