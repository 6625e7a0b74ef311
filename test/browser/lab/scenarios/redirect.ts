import { allowOrigin, answer, good, granting, healthy, redirect, split } from '../answers.ts'
import type { Scenario } from '../scenario.ts'
import { calls, each } from './calls.ts'

/** Redirects that cannot be followed, or lead to where the page may not read. */
export const redirectScenarios: readonly Scenario[] = [
  ...each('redirect/to-silence', ['get', 'getWithCookies', 'postText', 'putJson'], (name) => ({
    here: (ask) =>
      ask.path.endsWith('/login')
        ? answer(200)(ask)
        : split(
            granting,
            redirect(() => `${ask.path}/login`, 307),
          )(ask),
    cause: name === 'putJson' ? 'preflight-missing-allow-origin-header' : 'missing-allow-origin-header',
    stage: 'redirect',
  })),
  ...each('redirect/origin-becomes-null', ['get', 'postText'], {
    here: redirect(({ there }) => `${there}/orders`, 307),
    there: { everywhere: true, answer: answer(200, ({ page }) => [allowOrigin(page)]) },
    cause: 'allow-origin-mismatch',
    stage: 'redirect',
  }),
  {
    id: 'redirect/own-origin-to-silence',
    init: {},
    to: ({ page, run }) => `${page}/own/${run}/orders`,
    own: redirect(({ here }) => `${here}/elsewhere`),
    here: { everywhere: true, answer: answer(200) },
    cause: 'missing-allow-origin-header',
    stage: 'redirect',
  },
  {
    id: 'redirect/preflight-at-the-target',
    init: calls.getWithHeader,
    here: split(
      granting,
      redirect(({ there }) => `${there}/orders`),
    ),
    there: { everywhere: true, answer: answer(404) },
    cause: 'preflight-missing-allow-origin-header',
    stage: 'redirect',
  },
  ...each('redirect/userinfo', ['get', 'putJson'], {
    here: split(
      granting,
      redirect(({ there }) => `${there.replace('//', '//user:secret@')}/orders`, 307),
    ),
    there: { everywhere: true, answer: healthy },
    cause: 'redirect-contains-credentials',
    stage: 'redirect',
  }),
  ...each('redirect/loop', ['get', 'postText'], {
    here: redirect(({ path: own }) => (own.endsWith('/en') ? own.slice(0, -3) : `${own}/en`), 307),
    cause: 'too-many-redirects',
    stage: 'redirect',
  }),
  {
    id: 'redirect/header-not-granted-at-the-target',
    init: calls.getWithHeader,
    here: split(
      granting,
      redirect(({ there }) => `${there}/orders`),
    ),
    there: { everywhere: true, answer: split(answer(204, [allowOrigin('*')]), answer(404)) },
    cause: 'header-disallowed-by-preflight-response',
    stage: 'redirect',
  },
  // Its root redirects, too, so that nothing of it answers.
  {
    id: 'redirect/loop-of-the-whole-host',
    init: {},
    here: {
      everywhere: true,
      answer: redirect(({ path: own }) => (own.endsWith('/en') ? own.slice(0, -3) : `${own}/en`), 307),
    },
    cause: 'too-many-redirects',
    stage: 'redirect',
  },
  {
    id: 'redirect/mode-error',
    init: { redirect: 'error' },
    here: (ask) => (ask.path.endsWith('/new') ? good(ask) : redirect(() => `${ask.path}/new`)(ask)),
    cause: 'redirect-mode-error',
    stage: 'redirect',
    chromiumSays: /^net::ERR_FAILED$/,
  },
  {
    id: 'redirect/mode-manual-without-cors',
    init: { redirect: 'manual' },
    here: redirect(
      ({ here }) => `${here}/login`,
      302,
      () => [],
    ),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  },
  {
    id: 'redirect/ftp',
    init: {},
    here: redirect(() => 'ftp://files.example.com/orders'),
    cause: 'unsupported-redirect-scheme',
    stage: 'redirect',
    chromiumSays: /^CorsDisabledScheme$/,
  },
  { id: 'redirect/data', init: {}, here: redirect(() => 'data:,moved'), cause: 'unsupported-redirect-scheme', stage: 'redirect' },
  {
    id: 'redirect/app',
    init: calls.postText,
    here: redirect(() => 'myapp://orders/1', 307),
    cause: 'unsupported-redirect-scheme',
    stage: 'redirect',
    chromiumSays: /^CorsDisabledScheme$/,
  },
  {
    id: 'redirect/invalid-location',
    init: {},
    here: redirect(() => 'http://['),
    cause: 'invalid-redirect-location',
    stage: 'redirect',
  },
]
