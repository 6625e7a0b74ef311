import {
  allowCredentials,
  allowHeaders,
  allowMethods,
  allowOrigin,
  answer,
  good,
  granting,
  json,
  otherOrigin,
  redirect,
  split,
} from '../answers.ts'
import type { Scenario } from '../scenario.ts'
import type { Behaviour, Pairs } from '../server/act.ts'
import { calls, each } from './calls.ts'

const unreadable = (headers: Pairs | ((page: string) => Pairs), status = 200): Behaviour =>
  split(granting, (ask) => answer(status, json(typeof headers === 'function' ? headers(ask.page) : headers))(ask))

const response: readonly Scenario[] = [
  ...each('response/no-headers', ['get', 'getWithHeader', 'getWithCookies', 'postText', 'putJson', 'delete'], {
    here: unreadable([]),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  ...each('response/other-origin', ['get', 'getWithCookies', 'postText', 'putJson'], {
    here: unreadable([otherOrigin]),
    cause: 'allow-origin-mismatch',
    stage: 'response',
  }),
  ...each('response/trailing-slash', ['get', 'postText'], {
    here: unreadable((page) => [allowOrigin(`${page}/`)]),
    cause: 'allow-origin-mismatch',
    stage: 'response',
  }),
  { id: 'response/null', init: {}, here: unreadable([allowOrigin('null')]), cause: 'allow-origin-mismatch', stage: 'response' },
  {
    id: 'response/pattern',
    init: {},
    here: unreadable([allowOrigin('http://*.test')]),
    cause: 'allow-origin-mismatch',
    stage: 'response',
  },
  ...each('response/twice', ['get', 'putJson'], {
    here: unreadable((page) => [allowOrigin(page), allowOrigin('*')]),
    cause: 'multiple-allow-origin-values',
    stage: 'response',
  }),
  {
    id: 'response/comma',
    init: calls.postText,
    here: unreadable((page) => [allowOrigin(`${page}, https://shop.example.com`)]),
    cause: 'multiple-allow-origin-values',
    stage: 'response',
  },
  ...each('response/bare-host', ['get', 'putJson'], {
    here: unreadable([allowOrigin('shop.example.com')]),
    cause: 'invalid-allow-origin-value',
    stage: 'response',
  }),
  { id: 'response/empty', init: {}, here: unreadable([allowOrigin('')]), cause: 'invalid-allow-origin-value', stage: 'response' },
  ...each('response/error-500', ['get', 'postText', 'putJson'], {
    here: unreadable([], 500),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  // The page that an ordinary GET would get is in order: what fails is the answer to this method.
  ...each('response/error-500-to-post-only', ['postText', 'postJson'], {
    here: split(granting, (ask) => (ask.method === 'POST' ? answer(500)(ask) : good(ask))),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  {
    id: 'response/error-413',
    init: { method: 'POST', bodySize: 4096 },
    here: (ask) => (ask.method === 'POST' ? answer(413)(ask) : good(ask)),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  },
  ...each('response/error-401', ['get', 'getWithToken'], {
    here: unreadable([['WWW-Authenticate', 'Bearer']], 401),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  ...each('response/error-429', ['get', 'getWithHeader'], {
    here: unreadable([['Retry-After', '30']], 429),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  { id: 'response/error-404', init: {}, here: unreadable([], 404), cause: 'missing-allow-origin-header', stage: 'response' },
  {
    id: 'response/error-503-once',
    init: {},
    here: (ask) => (ask.earlier === 0 ? answer(503)(ask) : good(ask)),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  },
  // The page that comes to whoever sends one header (a version that is gone, a tenant that is unknown) is not the handler's own.
  ...each('response/error-for-one-header', ['getWithHeader'], {
    here: split(granting, (ask) => (ask.header('x-request-id') === null ? good : answer(500))(ask)),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  // What a cache gives that was not told to keep the copies of two origins apart.
  {
    id: 'response/copy-of-another-origin-once',
    init: {},
    here: (ask) => (ask.earlier === 0 ? answer(200, [otherOrigin])(ask) : good(ask)),
    cause: 'allow-origin-mismatch',
    stage: 'response',
  },
  ...each('response/corp-and-no-cors-headers', ['get', 'postText'], {
    here: unreadable([['Cross-Origin-Resource-Policy', 'same-origin']]),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  ...each('response/redirect-without-cors', ['get', 'postText', 'putJson'], {
    here: split(
      granting,
      redirect(
        ({ here }) => `${here}/login`,
        302,
        () => [],
      ),
    ),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  // The page has an opaque origin.
  ...each('response/sandboxed-page', ['get', 'putJson'], {
    page: { headers: () => ({ 'Content-Security-Policy': 'sandbox allow-scripts' }) },
    here: split(
      answer(204, [allowOrigin('*'), allowMethods('*'), allowHeaders('*'), ['Access-Control-Max-Age', '0']]),
      answer(200, json([otherOrigin])),
    ),
    cause: 'allow-origin-mismatch',
    stage: 'response',
  }),
  {
    id: 'preflight/sandboxed-page',
    init: calls.putJson,
    page: { headers: () => ({ 'Content-Security-Policy': 'sandbox allow-scripts' }) },
    here: answer(404),
    cause: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  },
]

const credentials: readonly Scenario[] = [
  ...each('credentials/star', ['getWithCookies', 'getWithHeaderAndCookies', 'putJsonWithCookies'], {
    here: unreadable([allowOrigin('*'), allowCredentials()]),
    cause: 'wildcard-origin-not-allowed',
    stage: 'credentials',
  }),
  ...each('credentials/not-allowed', ['getWithCookies', 'getWithHeaderAndCookies', 'putJsonWithCookies'], {
    here: unreadable((page) => [allowOrigin(page)]),
    cause: 'invalid-allow-credentials',
    stage: 'credentials',
  }),
  {
    id: 'credentials/True',
    init: calls.getWithCookies,
    here: unreadable((page) => [allowOrigin(page), allowCredentials('True')]),
    cause: 'invalid-allow-credentials',
    stage: 'credentials',
  },
  {
    id: 'credentials/post',
    init: { method: 'POST', body: 'text', credentials: 'include' },
    here: unreadable([allowOrigin('*')]),
    cause: 'wildcard-origin-not-allowed',
    stage: 'credentials',
  },
  // Whoever comes without cookies gets further, and fails there.
  {
    id: 'credentials/star-on-a-redirect',
    init: calls.getWithCookies,
    here: redirect(
      ({ there }) => `${there}/orders`,
      302,
      () => [allowOrigin('*')],
    ),
    there: { everywhere: true, answer: answer(404) },
    cause: 'wildcard-origin-not-allowed',
    stage: 'credentials',
  },
]

/** Answers that the page may not read, for want of the right origin or of leave to send cookies. */
export const responseScenarios: readonly Scenario[] = [...response, ...credentials]
