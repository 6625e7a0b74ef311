import {
  allowCredentials,
  allowHeaders,
  allowMethods,
  allowOrigin,
  answer,
  good,
  granting,
  grants,
  healthy,
  json,
  named,
  otherOrigin,
  redirect,
  split,
} from '../answers.ts'
import type { Scenario } from '../scenario.ts'
import type { Behaviour } from '../server/act.ts'
import { type CallName, calls, each } from './calls.ts'
import { oldHttpInPreflight } from './exceptions.ts'

const preflighted = ['getWithHeader', 'getWithToken', 'postJson', 'putJson', 'delete'] as const satisfies CallName[]

/** The preflight is answered like this; all else is answered well. */
const onPreflight = (preflight: Parameters<typeof split>[0]): Behaviour => split(preflight, good)

/** Preflights are granted, but for those that ask for another method than GET. */
const onPreflightOfMethod = (refusal: Behaviour): Behaviour =>
  onPreflight((ask) => (ask.header('access-control-request-method') === 'GET' ? granting : refusal)(ask))

/** Preflights are granted, but for those that ask for one of two headers. */
const onPreflightOfHeader = (refusal: Behaviour): Behaviour =>
  onPreflight((ask) => (ask.header('access-control-request-headers')?.includes('x-client') ? refusal : granting)(ask))

/** Preflights that are refused. */
export const preflightScenarios: readonly Scenario[] = [
  ...each('preflight/nothing-anywhere', preflighted, {
    here: answer(200, json()),
    cause: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  }),
  ...each('preflight/options-404', ['getWithHeader', 'putJson', 'delete'], {
    here: onPreflight(answer(404)),
    cause: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  }),
  ...each('preflight/options-401', ['getWithToken', 'postJson'], {
    here: (ask) => (ask.header('authorization') === null ? answer(401, [['WWW-Authenticate', 'Bearer']])(ask) : good(ask)),
    cause: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  }),
  ...each('preflight/other-origin', ['getWithHeader', 'putJson'], {
    here: split(
      answer(204, [otherOrigin, allowMethods('PUT'), allowHeaders('content-type, x-request-id')]),
      answer(200, json([otherOrigin])),
    ),
    cause: 'preflight-allow-origin-mismatch',
    stage: 'preflight',
  }),
  ...each('preflight/two-origins', ['getWithHeader', 'putJson'], {
    here: onPreflight(answer(204, (ask) => [...grants(ask), allowOrigin('*')])),
    cause: 'preflight-multiple-allow-origin-values',
    stage: 'preflight',
  }),
  ...each('preflight/bare-host', ['getWithHeader', 'putJson'], {
    here: onPreflight(answer(204, [allowOrigin('shop.example.com'), allowMethods('PUT'), allowHeaders('*')])),
    cause: 'preflight-invalid-allow-origin-value',
    stage: 'preflight',
  }),
  ...each('preflight/star-with-cookies', ['getWithHeaderAndCookies', 'putJsonWithCookies'], {
    here: onPreflight(answer(204, [allowOrigin('*'), allowMethods('*'), allowHeaders('*'), allowCredentials()])),
    cause: 'preflight-wildcard-origin-not-allowed',
    stage: 'preflight',
  }),
  ...each('preflight/no-allow-credentials', ['getWithHeaderAndCookies', 'putJsonWithCookies'], {
    here: onPreflight(answer(204, (ask) => grants(ask).filter(([name]) => name !== 'Access-Control-Allow-Credentials'))),
    cause: 'preflight-invalid-allow-credentials',
    stage: 'preflight',
  }),
  ...each('preflight/options-405-with-cors', ['getWithHeader', 'postJson', 'delete'], {
    here: onPreflight(answer(405, named)),
    cause: 'preflight-invalid-status',
    stage: 'preflight',
  }),
  ...each('preflight/options-500-with-cors', ['putJson'], {
    here: onPreflight(answer(500, named)),
    cause: 'preflight-invalid-status',
    stage: 'preflight',
  }),
  ...each('preflight/slash-redirect', ['postJson', 'putJson'], {
    here: (ask) =>
      ask.path.endsWith('/')
        ? healthy(ask)
        : redirect(
            () => `${ask.path}/`,
            308,
            () => [],
          )(ask),
    cause: 'preflight-disallowed-redirect',
    stage: 'preflight',
  }),
  ...each('preflight/slash-redirect-with-cors', ['getWithHeader', 'putJson'], {
    here: (ask) => (ask.path.endsWith('/') ? healthy(ask) : redirect(() => `${ask.path}/`, 308)(ask)),
    cause: 'preflight-disallowed-redirect',
    stage: 'preflight',
  }),
  ...each('preflight/login-redirect-of-options', ['getWithToken', 'putJson'], {
    here: onPreflight(
      redirect(
        ({ here }) => `${here}/login`,
        302,
        () => [],
      ),
    ),
    cause: 'preflight-disallowed-redirect',
    stage: 'preflight',
  }),
  ...each('preflight/unreadable-methods', ['delete', 'putJson'], {
    here: onPreflight(answer(204, (ask) => [...named(ask), allowMethods('["GET", "PUT"]'), allowHeaders('content-type')])),
    cause: 'invalid-allow-methods-preflight-response',
    stage: 'preflight',
  }),
  ...each('preflight/unreadable-headers', ['getWithHeader', 'postJson'], {
    here: onPreflight(
      answer(204, (ask) => [...named(ask), allowMethods('GET, POST'), allowHeaders('content type; x-request-id')]),
    ),
    cause: 'invalid-allow-headers-preflight-response',
    stage: 'preflight',
  }),
  ...each('preflight/method-not-listed', ['putJson', 'delete', 'putJsonWithCookies'], {
    here: onPreflight(answer(204, (ask) => [...named(ask), allowMethods('GET, POST'), allowHeaders('content-type')])),
    cause: 'method-disallowed-by-preflight-response',
    stage: 'preflight',
  }),
  {
    id: 'preflight/method-lower-case',
    init: { method: 'patch' },
    here: onPreflight(answer(204, (ask) => [...named(ask), allowMethods('GET, POST, PATCH')])),
    cause: 'method-disallowed-by-preflight-response',
    stage: 'preflight',
  },
  ...each('preflight/header-not-listed', ['getWithHeader', 'getWithToken', 'postJson', 'putJson'], {
    here: onPreflight(answer(204, (ask) => [...named(ask), allowMethods('GET, POST, PUT'), allowHeaders('x-other')])),
    cause: 'header-disallowed-by-preflight-response',
    stage: 'preflight',
  }),
  {
    id: 'preflight/one-header-of-two',
    init: calls.getWithHeaders,
    here: onPreflight(answer(204, (ask) => [...named(ask), allowHeaders('x-request-id')])),
    cause: 'header-disallowed-by-preflight-response',
    stage: 'preflight',
  },
  ...each('preflight/no-allow-headers', ['getWithHeader', 'putJson'], {
    here: onPreflight(answer(204, (ask) => [...named(ask), allowMethods('GET, PUT')])),
    cause: 'header-disallowed-by-preflight-response',
    stage: 'preflight',
  }),
  {
    id: 'preflight/star-headers-with-cookies',
    init: calls.getWithHeaderAndCookies,
    here: onPreflight(answer(204, (ask) => [...named(ask), allowHeaders('*')])),
    cause: 'header-disallowed-by-preflight-response',
    stage: 'preflight',
  },
  ...each('preflight/closed', ['getWithHeader', 'putJson'], {
    here: onPreflight('close'),
    cause: 'invalid-response',
    stage: 'preflight',
    chromiumSays: /^net::ERR_EMPTY_RESPONSE$/,
  }),
  ...each('preflight/reset', ['postJson'], {
    here: onPreflight('reset'),
    cause: 'invalid-response',
    stage: 'preflight',
    chromiumSays: /^net::ERR_CONNECTION_RESET$/,
  }),
  {
    id: 'preflight/garbage',
    init: calls.delete,
    here: onPreflight({ bytes: 'OPTIONS is not known here\r\n', ending: 'end' }),
    cause: 'invalid-response',
    stage: 'preflight',
    chromiumSays: /^net::ERR_INVALID_HTTP_RESPONSE$/,
    except: { firefox: oldHttpInPreflight },
  },
  // Spring, hapi and rs/cors leave every CORS header out of the answer where they refuse a method or a header.
  ...each('preflight/method-refused-without-cors', ['putJson', 'putJsonWithCookies'], {
    here: onPreflightOfMethod(answer(403)),
    cause: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  }),
  ...each('preflight/method-refused-by-status', ['putJson'], {
    here: onPreflightOfMethod(answer(405, named)),
    cause: 'preflight-invalid-status',
    stage: 'preflight',
  }),
  {
    id: 'preflight/one-header-refused-without-cors',
    init: calls.getWithHeaders,
    here: onPreflightOfHeader(answer(403)),
    cause: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  },
  {
    id: 'preflight/one-header-refused-by-status',
    init: calls.getWithHeaders,
    here: onPreflightOfHeader(answer(403, named)),
    cause: 'preflight-invalid-status',
    stage: 'preflight',
  },
  {
    id: 'preflight/closed-for-one-header',
    init: calls.getWithHeaders,
    here: onPreflightOfHeader(() => 'close'),
    cause: 'invalid-response',
    stage: 'preflight',
    chromiumSays: /^net::ERR_EMPTY_RESPONSE$/,
  },
  // There is no such route for GET, so that no GET is granted anything.
  ...each('preflight/no-allow-headers-and-no-get', ['getWithHeader', 'putJson'], {
    here: split(
      answer(204, (ask) => [...named(ask), allowMethods('PUT')]),
      answer(404),
    ),
    cause: 'header-disallowed-by-preflight-response',
    stage: 'preflight',
  }),
  ...each('preflight/method-not-listed-and-no-get', ['delete'], {
    here: split(
      answer(204, (ask) => [...named(ask), allowMethods('GET, POST')]),
      answer(404),
    ),
    cause: 'method-disallowed-by-preflight-response',
    stage: 'preflight',
  }),
  ...each('preflight/unreadable-headers-and-no-get', ['postJson'], {
    here: split(
      answer(204, (ask) => [...named(ask), allowHeaders('content type; x-request-id')]),
      answer(404),
    ),
    cause: 'invalid-allow-headers-preflight-response',
    stage: 'preflight',
  }),
  ...each('preflight/redirect-to-a-dead-host', ['putJson'], {
    here: redirect(({ dead, path }) => `${dead}${path}`, 308),
    cause: 'preflight-disallowed-redirect',
    stage: 'preflight',
  }),
  {
    id: 'preflight/error-503-once',
    init: calls.getWithHeader,
    here: onPreflight((ask) => (ask.earlier === 0 ? answer(503) : granting)(ask)),
    cause: 'preflight-missing-allow-origin-header',
    stage: 'preflight',
  },
]
