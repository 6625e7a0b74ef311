import type { Page } from './page.ts'

/** The way to the server and back. A page sees the same opaque error for all of them. */
export const networkPages = {
  'connection-refused': {
    title: 'Nobody listens at this host and port.',
    happened:
      'The host exists, and it refused the connection, or a firewall did so in its place. No HTTP was spoken; CORS has nothing to do with it.',
    decides:
      'The operating system reports that no process accepts connections at this port. Frequent reasons: the server is not running, it crashed at the start, it listens on another port, or only on 127.0.0.1 while the browser tried ::1 (or the reverse), as happens with localhost. In a container, a server that listens on its own loopback cannot be reached from outside.',
    looks:
      'Chromium shows net::ERR_CONNECTION_REFUSED, Firefox "CORS request did not succeed" with a status of null. The page sees the general error, as for any dead host.',
    fixes: [
      'Server: start it, and check the address and port that it prints.',
      'Server: listen on all addresses where a container, a virtual machine or another device calls.',
      'Client: name 127.0.0.1 in place of localhost to rule out the difference between IPv4 and IPv6.',
    ],
    lines: ['curl -v http://127.0.0.1:8787/'],
    spec: 'https://fetch.spec.whatwg.org/#concept-network-error',
  },
  'name-not-resolved': {
    title: 'The host name has no address.',
    happened:
      'The name in the URL could not be turned into an address. No connection was tried, and no server has seen anything.',
    decides:
      'The resolver of the system, or DNS over HTTPS in the browser, answered that the name does not exist, or did not answer. Reasons are a typing mistake, a variable that was not filled in (undefined.example.com), a name that only a VPN or an office network knows, a record that is new and not yet known everywhere, and filters that deny names of trackers.',
    looks:
      'Chromium shows net::ERR_NAME_NOT_RESOLVED; opened in a tab, the URL leads to a page that says so. The page sees the general error.',
    fixes: [
      'Client: check the name in the network panel letter by letter.',
      'Client: connect to the network or VPN that knows the name.',
      'Server: publish the record, for IPv4 as well as IPv6 if the server speaks both.',
    ],
    lines: ['nslookup api.example.com'],
    spec: 'https://fetch.spec.whatwg.org/#concept-network-error',
  },
  'connection-reset': {
    title: 'The connection was torn down by the other side or somebody between.',
    happened:
      'A connection stood, and then a reset came in place of an answer. The request may have arrived and may have been carried out.',
    decides:
      'A reset is what the system sends when a process dies with open connections, a limit of a load balancer is hit, a firewall drops a flow, or a server closes while the client still sends, as with a body that is too large. Browsers send some requests again by themselves; Chromium repeats even a POST once where a kept-alive connection was closed unused.',
    looks: 'Chromium shows net::ERR_CONNECTION_RESET. The page sees the general error, and it came after some time, not at once.',
    fixes: [
      'Server: look in the logs of application and proxy at this second: a crash, a restart, an upload limit.',
      'Server: keep connections open longer than the proxy in front does, so that it never sends into one that is closing.',
      'Client: make the request repeatable, with an idempotency key, before you retry.',
    ],
    lines: ['Idempotency-Key: 0f3c2f6a'],
    spec: 'https://fetch.spec.whatwg.org/#concept-network-error',
  },
  'connection-closed': {
    title: 'The server closed the connection without an answer.',
    happened:
      'The connection stood and was closed in an orderly way before any response came. The request may have been carried out.',
    decides:
      'Without a status line there is no response, and so a network error. Servers close without a word when a worker is restarted, when they refuse during the TLS handshake (a client certificate is wanted, the name is not served), when a request is malformed in their eyes, or when a time limit for idle connections strikes just as the request comes. Browsers repeat some of these by themselves.',
    looks: 'Chromium shows net::ERR_CONNECTION_CLOSED or net::ERR_EMPTY_RESPONSE. The page sees the general error.',
    fixes: [
      'Server: look in the logs of whatever ends the connection, proxy first.',
      'Server: raise the keep-alive time above that of the proxy or load balancer in front.',
      'Client: check that http and https are not mixed up for this port.',
    ],
    lines: ['server.keepAliveTimeout = 65_000'],
    spec: 'https://fetch.spec.whatwg.org/#concept-network-error',
  },
  'empty-response': {
    title: 'The server closed the connection before the first byte of a response.',
    happened: 'The server took the request and then closed without sending a single byte. It may have carried the request out.',
    decides:
      'HTTP needs a status line at least; a connection that ends without one is a network error. It is the usual trace of a handler that crashed together with its process, of a proxy whose backend vanished, of a port forward into a container where nothing listens, and of a server that speaks TLS only and was asked in plain text.',
    looks:
      'Chromium shows net::ERR_EMPTY_RESPONSE, and in a tab "didn\'t send any data". The page sees the general error, as for a dead host.',
    fixes: [
      'Server: look for a crash at this second, and let a handler of last resort answer 500, with CORS headers.',
      'Server: check that a forwarded port leads to a running process which listens on all addresses.',
      'Client: try the same URL with https.',
    ],
    lines: ['docker run -p 8787:8787 api', "server.listen(8787, '0.0.0.0')"],
    spec: 'https://fetch.spec.whatwg.org/#concept-network-error',
  },
  'invalid-http-response': {
    title: 'What came back was not HTTP.',
    happened:
      'Bytes arrived that are no HTTP response: another protocol, two different values of Content-Length or Location, a NUL in the headers, or more than 256 kB of headers.',
    decides:
      'Browsers are tolerant to a point, and refuse what two readers could understand in two ways, because that is how responses are smuggled. An SSH or mail server at the port, and TLS answered to plain HTTP, end here too. Firefox takes bytes without a status line for HTTP/0.9, a body alone, and then reports missing CORS headers.',
    looks:
      'Chromium shows net::ERR_INVALID_HTTP_RESPONSE, or one of the family net::ERR_RESPONSE_HEADERS_MULTIPLE_... The page sees the general error.',
    fixes: [
      'Server: check which process listens at the port.',
      'Server: set Content-Length in one place only; often the application and a compressing proxy both do.',
      'Client: try https, if the port speaks TLS.',
    ],
    lines: ['curl -v --http1.1 http://127.0.0.1:8787/'],
    spec: 'https://www.rfc-editor.org/rfc/rfc9112.html',
  },
  'cert-invalid': {
    title: 'The certificate of the server is not trusted.',
    happened:
      'TLS was spoken, and the browser refused the certificate: self-signed, expired, for another name, or without its intermediate. The request was not sent.',
    decides:
      'A certificate must lead to a trusted root, be in date, and name the host in its subject alternative names. For a page one can click through a warning; for a fetch there is none, it just fails. An exception that was granted in a tab counts for that host and port only, and not for ever. A missing intermediate is repaired silently by some browsers and not by others.',
    looks:
      'Chromium shows net::ERR_CERT_AUTHORITY_INVALID, net::ERR_CERT_DATE_INVALID or net::ERR_CERT_COMMON_NAME_INVALID. The page sees the general error.',
    fixes: [
      'Server: install a certificate of a public authority, with its whole chain.',
      'Client: in development, make a local authority that the system trusts, such as mkcert does.',
      'Client: open the URL in a tab to read what is wrong.',
    ],
    lines: ['mkcert -install && mkcert localhost 127.0.0.1 ::1', 'openssl s_client -connect api.example.com:443'],
    spec: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-4.3.4',
  },
  'ssl-protocol-error': {
    title: 'Browser and server could not agree on TLS.',
    happened: 'The handshake failed before a certificate could be judged. The request was not sent.',
    decides:
      'Most often https was asked of a port that speaks plain HTTP, as development servers do: the browser sends a TLS greeting and gets text. Else the server knows only versions or ciphers that browsers have retired (TLS 1.0 and 1.1 are gone), has no certificate for this name, or a box between tampers with the handshake.',
    looks:
      'Chromium shows net::ERR_SSL_PROTOCOL_ERROR or net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH. Firefox names SSL_ERROR_RX_RECORD_TOO_LONG for plain text. The page sees the general error.',
    fixes: [
      'Client: use http where the server speaks http, for example http://localhost:3000.',
      'Server: offer TLS 1.2 and 1.3 with current ciphers.',
      'Server: check that the name is configured, for servers choose their certificate by it.',
    ],
    lines: ['openssl s_client -connect api.example.com:443 -servername api.example.com'],
    spec: 'https://www.rfc-editor.org/rfc/rfc8446.html',
  },
  offline: {
    title: 'The device has no network.',
    happened: 'The browser itself reports that it is offline, and the request failed. No server has seen it.',
    decides:
      'navigator.onLine is false when the system has no network interface that is up. True does not mean that the internet is there: a captive portal, a dead router or a VPN that hangs leave it true. So whycors takes false as a strong sign and true as none. A service worker can still answer from its cache.',
    looks:
      'Chromium shows net::ERR_INTERNET_DISCONNECTED, and every other request fails as well. The offline switch of the network panel does the same and is easily forgotten.',
    fixes: [
      'Client: wait for the online event, then repeat what can be repeated.',
      'Client: leave such failures out of error tracking; they are no bug.',
      'Client: answer reads from a service worker while there is no network.',
    ],
    lines: ["addEventListener('online', retry, { once: true })"],
    spec: 'https://html.spec.whatwg.org/multipage/system-state.html#navigator.online',
  },
  'blocked-by-client': {
    title: 'An extension or a content blocker of the user stopped the request.',
    happened:
      'Software of the user refused the request, because its URL matches a list of advertising, tracking or unwanted content. The server has seen nothing.',
    decides:
      'Lists match host names and words in paths, such as analytics, track, ads, pixel, banner or collect, and block third parties more readily than the own site. Browsers have such lists built in as well: tracking protection in Firefox, Brave and Safari. A page is not told, so that the failure looks like a dead host or, for a path, like one dead URL.',
    looks:
      'Chromium shows net::ERR_BLOCKED_BY_CLIENT, also for extensions. Firefox marks tracking protection with a shield in its network panel. In a private window without extensions the call works.',
    fixes: [
      'Client: expect it, and let the app work without the call; do not report it as an error.',
      'Server: give an API that does not track a path that does not sound like it.',
    ],
    lines: ['https://api.example.com/v1/orders'],
    spec: 'https://fetch.spec.whatwg.org/#concept-network-error',
  },
  'corp-blocked': {
    title: 'The Cross-Origin-Resource-Policy of the response keeps it from other origins.',
    happened:
      'A no-cors request (an image, a script, a fetch in that mode, a probe) got a response whose Cross-Origin-Resource-Policy does not admit the page. The server did answer.',
    decides:
      'The header says who may use a resource without CORS: same-origin, same-site, or cross-origin for all. It is looked at only for no-cors requests; one in the mode cors that passes the CORS check is not concerned. Helmet for Express sends same-origin by default, so that it is common and often not known to the owner.',
    looks:
      'Chromium shows net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin with a status of 200. To the page it looks like a URL that cannot be reached.',
    fixes: [
      'Server: open the resources that others are meant to use, and those alone.',
      'Client: use the mode cors where the server allows the origin; for images, crossorigin="anonymous".',
    ],
    lines: [
      'Cross-Origin-Resource-Policy: cross-origin',
      "app.use(helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' } }))",
    ],
    spec: 'https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header',
  },
} satisfies Record<string, Page>
