import type { Answer, Ask, Scenario } from './scenario.ts'

type Pairs = readonly (readonly [string, string])[]

const json = { 'Content-Type': 'application/json' }
const token = { Authorization: 'Bearer demo-token' }

const allowOrigin = (origin: string) => ['Access-Control-Allow-Origin', origin] as const
const allowMethods = (value: string) => ['Access-Control-Allow-Methods', value] as const
const allowHeaders = (value: string) => ['Access-Control-Allow-Headers', value] as const
const allowCredentials = (value = 'true') => ['Access-Control-Allow-Credentials', value] as const
const varyOrigin = ['Vary', 'Origin'] as const

/** The headers of a server that knows the page by name. */
const allowPage = (ask: Ask) => [allowOrigin(ask.origins.page), varyOrigin]

const answer = (status: number, headers: Pairs, body?: unknown): Answer => ({ status, headers, body })

/** A server that answers preflights in one way, and everything else in another. */
const split =
  (preflight: (ask: Ask) => Answer, actual: (ask: Ask) => Answer) =>
  (ask: Ask): Answer =>
    ask.method === 'OPTIONS' ? preflight(ask) : actual(ask)

const good = (ask: Ask) => answer(200, allowPage(ask), { ok: true })

/** Everything that is done wrong here is done wrong by somebody each day. */
const broken: readonly Omit<Scenario, 'arrives' | 'seenFromOutside'>[] = [
  // The request, the page, the app
  {
    id: 'unsafe-port',
    title: 'A port that browsers avoid',
    story: 'The API listens on port 6000. Browsers never connect to it, since X11 does.',
    call: { host: 'unsafe', path: '/metrics' },
    verdict: 'unsafe-port',
    stage: 'request',
  },
  {
    id: 'same-origin-mode',
    title: 'A mode that forbids the call',
    story: "The call was copied from the page's own backend, with mode: 'same-origin'.",
    call: { path: '/themes', mode: 'same-origin' },
    serve: (ask) => answer(200, allowPage(ask), []),
    verdict: 'disallowed-by-mode',
    stage: 'request',
  },
  {
    id: 'content-security-policy',
    title: "The page's own policy",
    story: 'The reports moved to another host. The Content-Security-Policy of the page does not name it.',
    call: { host: 'reports', path: '/reports' },
    serve: (ask) => answer(200, allowPage(ask), []),
    verdict: 'csp',
    stage: 'page-policy',
  },
  {
    id: 'abort',
    title: 'Not needed any more',
    story: 'The user types the next letter, and the app gives up on its own call.',
    call: { path: '/suggestions', stop: { how: 'abort', after: 50 } },
    serve: (ask) => ({ status: 200, headers: allowPage(ask), body: ['lamp'], after: 800 }),
    verdict: 'aborted',
    stage: 'aborted',
  },
  {
    id: 'timeout',
    title: 'Not in time',
    story: 'The query takes 800 ms. The app waits for 250.',
    call: { path: '/statistics', stop: { how: 'timeout', after: 250 } },
    serve: (ask) => ({ status: 200, headers: allowPage(ask), body: {}, after: 800 }),
    verdict: 'timeout',
    stage: 'aborted',
  },
  // The preflight
  {
    id: 'login-before-options',
    title: 'The preflight has to log in',
    story: 'Authentication runs before CORS. A preflight never carries a token, so OPTIONS is answered with 401.',
    call: { path: '/invoices', headers: token },
    serve: (ask) =>
      ask.header('authorization') === null ? answer(401, [['WWW-Authenticate', 'Bearer']]) : answer(200, allowPage(ask), []),
    verdict: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  },
  {
    id: 'options-404',
    title: 'No route for OPTIONS',
    story: 'The router knows POST /comments and nothing else: OPTIONS is 404.',
    call: { path: '/comments', method: 'POST', headers: json, body: '{"text":"Nice lamp"}' },
    serve: split(() => answer(404, []), good),
    verdict: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  },
  {
    id: 'options-405',
    title: 'OPTIONS is not allowed',
    story: 'The proxy adds Access-Control-Allow-Origin to everything, even to the 405 by which the app refuses OPTIONS.',
    call: { path: '/subscriptions', method: 'POST', headers: json, body: '{"plan":"basic"}' },
    serve: split((ask) => answer(405, [...allowPage(ask), ['Allow', 'GET, POST']]), good),
    verdict: 'preflight-invalid-status',
    stage: 'preflight',
  },
  {
    id: 'options-redirected',
    title: 'The slash at the end',
    story: 'The framework redirects /cart to /cart/. A preflight must not be redirected.',
    call: { path: '/cart', method: 'POST', headers: json, body: '{"lamp":1}' },
    serve: (ask) =>
      ask.path === '/cart'
        ? answer(308, [['Location', '/cart/']])
        : split((inner) => answer(204, [...allowPage(inner), allowHeaders('Content-Type')]), good)(ask),
    alsoServes: ['/cart/'],
    verdict: 'preflight-disallowed-redirect',
    stage: 'preflight',
  },
  {
    id: 'preflight-star-with-credentials',
    title: 'A star in the preflight, and cookies',
    story: 'The CORS middleware answers each preflight with *, also for calls that carry cookies.',
    call: { path: '/checkout', method: 'POST', headers: json, body: '{}', credentials: 'include' },
    serve: split(
      () => answer(204, [allowOrigin('*'), allowMethods('*'), allowHeaders('*'), allowCredentials()]),
      (ask) => answer(200, [...allowPage(ask), allowCredentials()], { ok: true }),
    ),
    verdict: 'preflight-wildcard-origin-not-allowed',
    stage: 'preflight',
  },
  {
    id: 'put-not-listed',
    title: 'PUT is not in the list',
    story: 'Access-Control-Allow-Methods was written when the API could only be read: GET, POST.',
    call: { path: '/products/12', method: 'PUT', headers: json, body: '{"name":"Lamp"}' },
    serve: split((ask) => answer(204, [...allowPage(ask), allowMethods('GET, POST'), allowHeaders('Content-Type')]), good),
    verdict: 'method-disallowed-by-preflight-response',
    stage: 'preflight',
  },
  {
    id: 'lower-case-patch',
    title: 'patch is not PATCH',
    story: 'fetch turns get, post and put into capitals, but not patch. The server allows PATCH, which is another method.',
    call: { path: '/products/13', method: 'patch' },
    serve: split((ask) => answer(204, [...allowPage(ask), allowMethods('GET, POST, PUT, PATCH, DELETE')]), good),
    verdict: 'method-disallowed-by-preflight-response',
    stage: 'preflight',
  },
  {
    id: 'x-requested-with',
    title: 'A header that a library added',
    story: 'The HTTP client adds X-Requested-With to each call. The server allows Content-Type only.',
    call: { path: '/search', headers: { 'X-Requested-With': 'XMLHttpRequest' } },
    serve: split((ask) => answer(204, [...allowPage(ask), allowHeaders('Content-Type')]), good),
    verdict: 'header-disallowed-by-preflight-response',
    stage: 'preflight',
  },
  {
    id: 'authorization-not-listed',
    title: 'The token is not in the list',
    story: 'Access-Control-Allow-Headers names Content-Type, and not Authorization.',
    call: { path: '/payments', headers: token },
    serve: split((ask) => answer(204, [...allowPage(ask), allowHeaders('Content-Type, Accept')]), good),
    verdict: 'header-disallowed-by-preflight-response',
    stage: 'preflight',
  },
  {
    id: 'star-headers-with-credentials',
    title: 'A star is a name here',
    story: 'With credentials, Access-Control-Allow-Headers: * allows one header only: the one whose name is *.',
    call: { path: '/messages', headers: { 'X-Request-Id': '42' }, credentials: 'include' },
    serve: split(
      (ask) => answer(204, [...allowPage(ask), allowCredentials(), allowHeaders('*')]),
      (ask) => answer(200, [...allowPage(ask), allowCredentials()], []),
    ),
    verdict: 'header-disallowed-by-preflight-response',
    stage: 'preflight',
  },
  {
    id: 'unreadable-methods',
    title: 'A list that is no list',
    story: 'Somebody wrote an array into the configuration, and it was sent as it stands: ["GET", "DELETE"].',
    call: { path: '/products/14', method: 'DELETE' },
    serve: split((ask) => answer(204, [...allowPage(ask), allowMethods('["GET", "DELETE"]')]), good),
    verdict: 'invalid-allow-methods-preflight-response',
    stage: 'preflight',
  },
  // Credentials
  {
    id: 'wildcard-with-credentials',
    title: 'A star, and cookies',
    story: 'Access-Control-Allow-Origin: * is not enough for a request with credentials.',
    call: { path: '/basket', credentials: 'include' },
    serve: () => answer(200, [allowOrigin('*'), allowCredentials()], { items: 2 }),
    verdict: 'wildcard-origin-not-allowed',
    stage: 'credentials',
  },
  {
    id: 'credentials-not-allowed',
    title: 'The origin is right, the cookies are not',
    story: 'The page is allowed by name. Access-Control-Allow-Credentials was forgotten.',
    call: { path: '/wishlist', credentials: 'include' },
    serve: (ask) => answer(200, allowPage(ask), { items: 5 }),
    verdict: 'invalid-allow-credentials',
    stage: 'credentials',
  },
  {
    id: 'credentials-True',
    title: 'True is not true',
    story: 'Somebody turned a boolean of Python into text: Access-Control-Allow-Credentials: True.',
    call: { path: '/vouchers', credentials: 'include' },
    serve: (ask) => answer(200, [...allowPage(ask), allowCredentials('True')], []),
    verdict: 'invalid-allow-credentials',
    stage: 'credentials',
  },
  // The response
  {
    id: 'no-cors-headers',
    title: 'Nobody thought of CORS',
    story: 'The API was only ever called by its own pages, and sends no CORS headers at all.',
    call: { path: '/products' },
    serve: () => answer(200, [], [{ name: 'Lamp' }]),
    verdict: 'missing-allow-origin-header',
    stage: 'response',
  },
  {
    id: 'other-origin',
    title: 'Allowed in production only',
    story: 'Access-Control-Allow-Origin is written down as https://shop.example.com. The page runs on localhost.',
    call: { path: '/prices' },
    serve: () => answer(200, [allowOrigin('https://shop.example.com')], [12, 30]),
    verdict: 'allow-origin-mismatch',
    stage: 'response',
  },
  {
    id: 'trailing-slash',
    title: 'One slash too many',
    story: 'The configured origin ends with a slash. An origin has no path, so it equals no origin at all.',
    call: { path: '/stock' },
    serve: ({ origins }) => answer(200, [allowOrigin(`${origins.page}/`)], { lamps: 4 }),
    verdict: 'allow-origin-mismatch',
    stage: 'response',
  },
  {
    id: 'no-scheme',
    title: 'A host is not an origin',
    story: 'The configured origin is a bare host name, without http:// before it.',
    call: { path: '/brands' },
    serve: () => answer(200, [allowOrigin('shop.example.com')], ['Acme']),
    verdict: 'invalid-allow-origin-value',
    stage: 'response',
  },
  {
    id: 'two-values',
    title: 'The app and the proxy both add it',
    story: 'The framework sends Access-Control-Allow-Origin, and the proxy in front of it adds its own.',
    call: { path: '/reviews' },
    serve: ({ origins }) => answer(200, [allowOrigin(origins.page), allowOrigin('*')], []),
    verdict: 'multiple-allow-origin-values',
    stage: 'response',
  },
  {
    id: 'only-options-has-cors',
    title: 'CORS on the preflight only',
    story: 'The gateway answers OPTIONS well. The service behind it does not know that its own answer needs the header, too.',
    call: { path: '/addresses/7', method: 'PUT', headers: json, body: '{"city":"Oslo"}' },
    serve: split(
      (ask) => answer(204, [...allowPage(ask), allowMethods('PUT'), allowHeaders('Content-Type')]),
      () => answer(200, [], { city: 'Oslo' }),
    ),
    verdict: 'missing-allow-origin-header',
    stage: 'response',
  },
  // Error responses that hide behind missing headers
  {
    id: 'error-500',
    title: 'A crash that looks like CORS',
    story: 'The handler throws. The error page of the framework is made after the CORS middleware has left.',
    call: { path: '/recommendations' },
    serve: () => answer(500, [], { error: 'TypeError: user is undefined' }),
    verdict: 'missing-allow-origin-header',
    stage: 'response',
  },
  {
    id: 'error-413',
    title: 'Too large for the proxy',
    story: 'The app allows the page, but the proxy turns away the large body by itself: 413, without CORS headers.',
    call: { path: '/photos', method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x'.repeat(4096) },
    serve: () => answer(413, [['Connection', 'close']], { error: 'Request Entity Too Large' }),
    verdict: 'missing-allow-origin-header',
    stage: 'response',
  },
  {
    id: 'error-401',
    title: 'The token has expired',
    story: 'The preflight is answered well. The gateway then answers 401 by itself, and its error pages carry no CORS headers.',
    call: { path: '/orders', headers: token },
    serve: split(
      (ask) => answer(204, [...allowPage(ask), allowHeaders('Authorization')]),
      () => answer(401, [['WWW-Authenticate', 'Bearer']], { error: 'expired' }),
    ),
    verdict: 'missing-allow-origin-header',
    stage: 'response',
  },
  // Redirects
  {
    id: 'login-redirect',
    title: 'Sent to the login page',
    story: 'The session is over. The API redirects to the login page, which knows nothing of CORS.',
    call: { path: '/account' },
    serve: (ask) =>
      ask.path === '/account' ? answer(302, [...allowPage(ask), ['Location', '/login']]) : answer(200, [], { login: true }),
    alsoServes: ['/login'],
    verdict: 'missing-allow-origin-header',
    stage: 'redirect',
  },
  {
    id: 'origin-becomes-null',
    title: 'Redirected to another host',
    story:
      'The file moved to another host, which allows the page. After a redirect across origins, the browser calls the page null.',
    call: { path: '/manuals/lamp' },
    serve: (ask) =>
      ask.path === '/manuals/lamp'
        ? answer(302, [...allowPage(ask), ['Location', `${ask.origins['other-name']}/files/lamp`]])
        : answer(200, allowPage(ask), { pages: 12 }),
    alsoServes: ['/files/lamp'],
    verdict: 'allow-origin-mismatch',
    stage: 'redirect',
  },
  {
    id: 'redirect-loop',
    title: 'Round and round',
    story: 'Two rules of the proxy undo each other: one adds /en, the other takes it away.',
    call: { path: '/help' },
    serve: (ask) => answer(302, [...allowPage(ask), ['Location', ask.path === '/help' ? '/en/help' : '/help']]),
    alsoServes: ['/en/help'],
    verdict: 'too-many-redirects',
    stage: 'redirect',
  },
  // The network
  {
    id: 'stopped-server',
    title: 'Nobody is listening',
    story: 'The server was not started: the port is closed.',
    call: { host: 'stopped', path: '/jobs' },
    verdict: 'connection-refused',
    stage: 'unreachable',
  },
  {
    id: 'hung-up',
    title: 'The server hangs up',
    story: 'The worker dies while it handles this one route, and the connection with it.',
    call: { path: '/export' },
    serve: () => 'close',
    verdict: 'empty-response',
    stage: 'path',
  },
  {
    id: 'unknown-host',
    title: 'A name that nobody has',
    story: 'The host name of the API has a typing mistake.',
    call: { host: 'unknown', path: '/status' },
    verdict: 'name-not-resolved',
    stage: 'unreachable',
  },
]

const healthy: readonly Omit<Scenario, 'verdict' | 'stage' | 'arrives' | 'seenFromOutside'>[] = [
  {
    id: 'simple-get',
    title: 'A simple GET',
    story: 'No preflight, and the page is allowed by name.',
    call: { path: '/health' },
    serve: good,
  },
  {
    id: 'json-post',
    title: 'POST with JSON',
    story: 'The preflight allows Content-Type, and the answer carries the header, too.',
    call: { path: '/feedback', method: 'POST', headers: json, body: '{"stars":5}' },
    serve: split(
      (ask) => answer(204, [...allowPage(ask), allowHeaders('Content-Type'), ['Access-Control-Max-Age', '600']]),
      (ask) => answer(201, allowPage(ask), { ok: true }),
    ),
  },
  {
    id: 'credentialed-get',
    title: 'GET with cookies',
    story: 'The page is allowed by name, and credentials are allowed.',
    call: { path: '/session', credentials: 'include' },
    serve: (ask) =>
      ask.header('cookie') === null
        ? answer(401, [...allowPage(ask), allowCredentials()], { error: 'no session' })
        : answer(200, [...allowPage(ask), allowCredentials()], { user: 'demo' }),
  },
  {
    id: 'custom-put',
    title: 'PUT with a header of its own',
    story: 'The preflight allows the method and each header by name.',
    call: {
      path: '/profile',
      method: 'PUT',
      headers: { ...json, 'X-Request-Id': '42' },
      body: '{"name":"Ada"}',
    },
    serve: split(
      (ask) => answer(204, [...allowPage(ask), allowMethods('PUT'), allowHeaders('Content-Type, X-Request-Id')]),
      good,
    ),
  },
  {
    id: 'exposed-header',
    title: 'A header that the page may read',
    story: 'Access-Control-Expose-Headers names the header that the app needs.',
    call: { path: '/pages' },
    serve: (ask) =>
      answer(200, [...allowPage(ask), ['X-Total-Count', '128'], ['Access-Control-Expose-Headers', 'X-Total-Count']], []),
  },
]

/** What no server sees, though the request itself is in order. */
const neverArrive = new Set(['stopped-server', 'unknown-host', 'unsafe-port', 'same-origin-mode', 'content-security-policy'])
/** What depends on the page and its app alone. */
const onlyInThePage = new Set(['same-origin-mode', 'content-security-policy', 'abort'])

/** Each call that the page makes, in the order in which it makes them. */
export const scenarios: readonly Scenario[] = [
  ...healthy.map((scenario) => ({ ...scenario, verdict: null, stage: null })),
  ...broken,
].map((scenario) => ({
  ...scenario,
  arrives: !neverArrive.has(scenario.id),
  seenFromOutside: !onlyInThePage.has(scenario.id),
}))
