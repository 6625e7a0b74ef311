import { answer, granting, healthy, json, redirect, split } from '../answers.ts'
import type { Scenario } from '../scenario.ts'
import { each } from './calls.ts'
import { onlyChromium } from './exceptions.ts'

const connectSelf = { headers: () => ({ 'Content-Security-Policy': "connect-src 'self'" }) }
const reportOnly = { headers: () => ({ 'Content-Security-Policy-Report-Only': "connect-src 'self'" }) }
const embedder = { headers: () => ({ 'Cross-Origin-Embedder-Policy': 'require-corp' }) }

/** Requests that a policy of the page, of the browser or a service worker stops. */
export const pagePolicyScenarios: readonly Scenario[] = [
  ...each('csp/connect-src', ['get', 'putJson', 'postText'], {
    page: connectSelf,
    here: healthy,
    cause: 'csp',
    stage: 'page-policy',
  }),
  {
    id: 'csp/default-src',
    init: {},
    page: { headers: () => ({ 'Content-Security-Policy': "default-src 'self' 'unsafe-inline'" }) },
    here: healthy,
    cause: 'csp',
    stage: 'page-policy',
  },
  {
    id: 'csp/redirect-target',
    init: {},
    page: {
      headers: (places) => ({ 'Content-Security-Policy': `connect-src 'self' ${places.map(({ here }) => here).join(' ')}` }),
    },
    here: redirect(({ there }) => `${there}/orders`),
    there: healthy,
    cause: 'csp',
    stage: 'page-policy',
  },
  // A policy that only reports blocks nothing: something else did.
  ...each('missing/csp-report-only', ['get', 'postText'], {
    page: reportOnly,
    here: answer(200, json()),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  ...each('mixed-content/named-host', ['get', 'putJson'], {
    page: { where: 'local-https' },
    to: ({ run }) => `http://api.example.test/${run}`,
    cause: 'mixed-content',
    stage: 'page-policy',
  }),
  {
    id: 'mixed-content/redirect-target',
    init: {},
    page: { where: 'local-https' },
    here: { tls: 'trusted-by-browser', answer: redirect(() => 'http://api.example.test/orders') },
    cause: 'mixed-content',
    stage: 'page-policy',
  },
  ...each('missing/https-page', ['get', 'putJson'], {
    page: { where: 'local-https' },
    here: { tls: 'trusted-by-browser', answer: split(granting, answer(200)) },
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  ...each('local-network-access/http', ['get', 'putJson'], {
    page: { where: 'public' },
    here: healthy,
    cause: 'local-network-access',
    stage: 'page-policy',
    except: onlyChromium('the page cannot be given a public address'),
  }),
  ...each('local-network-access/https', ['get', 'putJson'], {
    page: { where: 'public-https' },
    here: { tls: 'trusted-by-browser', answer: healthy },
    cause: 'local-network-access',
    stage: 'page-policy',
    except: onlyChromium('the page cannot be given a public address'),
  }),
  {
    id: 'coep-blocked/no-cors',
    init: { mode: 'no-cors' },
    page: embedder,
    here: answer(200),
    cause: 'coep-blocked',
    stage: 'page-policy',
  },
  // Of a cors request the embedder policy asks nothing, but each no-cors probe fails.
  ...each('missing/coep-page', ['get', 'putJson'], {
    page: embedder,
    here: split(granting, answer(200)),
    cause: 'missing-allow-origin-header',
    stage: 'response',
  }),
  {
    id: 'service-worker-response/opaque',
    init: {},
    page: { worker: 'opaque' },
    here: healthy,
    cause: 'service-worker-response',
    stage: 'page-policy',
    chromiumSays: /^net::ERR_FAILED$/,
  },
  {
    id: 'service-worker-response/error',
    init: {},
    page: { worker: 'failing' },
    here: healthy,
    cause: 'service-worker-response',
    stage: 'page-policy',
    chromiumSays: /^net::ERR_FAILED$/,
  },
]
