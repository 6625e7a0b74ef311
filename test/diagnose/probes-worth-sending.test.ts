import { describe, expect, test } from 'vitest'
import { probesWorthSending } from '../../src/diagnose/probes-worth-sending.ts'
import { type Failure, mutable } from './support/describe-causes.ts'
import { evidence, finding, prediction, request } from './support/facts.ts'

const page = { 'rejection-message': 'opaque', 'settled-in-microtask': false, engine: 'chromium', 'signal-state': 'none' } as const

const both = { ...page, 'probe-no-cors': 'answered', 'probe-cors': 'answered' } as const

/** A PUT that asks leave for these headers. */
function asking(...headers: string[]): Pick<Failure, 'request' | 'foreseen'> {
  return { request: { method: 'PUT', headerNames: headers }, foreseen: { preflight: { method: 'PUT', headers } } }
}

const rows: { title: string; failure: Failure; expected: string[] }[] = [
  {
    title: 'the general message: is the host there, and may its answer be read',
    failure: { seen: page },
    expected: ['no-cors', 'cors'],
  },
  { title: 'the host answered', failure: { seen: { ...page, 'probe-no-cors': 'answered' } }, expected: ['cors', 'redirect'] },
  {
    title: 'the URL did not answer: is it the host, is it this device, or does it only forbid to be embedded',
    failure: { seen: { ...page, 'probe-no-cors': 'failed' } },
    expected: ['origin-root', 'own-origin', 'redirect', 'cors'],
  },
  {
    title: 'only the URL does not answer: can it lead elsewhere',
    failure: { seen: { ...page, 'probe-no-cors': 'failed', 'probe-origin-root': 'answered' } },
    expected: ['redirect', 'cors'],
  },
  {
    title: 'nothing at all answers, not even by a redirect: what follows redirects fails as well',
    failure: {
      seen: {
        ...page,
        'probe-no-cors': 'failed',
        'probe-origin-root': 'failed',
        'probe-own-origin': 'answered',
        'probe-redirect': 'failed',
      },
    },
    expected: [],
  },
  {
    title: 'a sandboxed page cannot ask its own server',
    failure: { seen: { ...page, 'probe-no-cors': 'failed' }, request: { origin: 'null' } },
    expected: ['origin-root', 'redirect', 'cors'],
  },
  {
    title: 'the page may not read the answer: the first, or that of a redirect',
    failure: { seen: { ...page, 'probe-no-cors': 'answered', 'probe-cors': 'failed' } },
    expected: ['redirect'],
  },
  {
    title: 'granted without credentials: with them, for a GET',
    failure: { seen: both, request: { credentialsMode: 'include' } },
    expected: ['credentials'],
  },
  {
    title: 'granted without credentials: never with them for a POST',
    failure: { seen: both, request: { method: 'POST', credentialsMode: 'include' } },
    expected: [],
  },
  {
    title: 'granted on GET: which header is refused',
    failure: { seen: both, verdict: 'preflight', ...asking('x-a', 'x-b') },
    expected: ['headers x-a x-b'],
  },
  {
    title: 'the headers are refused together: each alone',
    failure: {
      seen: { ...both, 'probe-headers': 'failed', 'probe-header-names': 'x-a x-b' },
      verdict: 'preflight',
      ...asking('x-a', 'x-b'),
    },
    expected: ['header x-a', 'header x-b'],
  },
  {
    title: 'no header that can hold a secret is ever sent',
    failure: {
      seen: both,
      verdict: 'preflight',
      ...asking('authorization', 'x-api-key', 'x-csrf-token', 'idempotency-key', 'x-a'),
    },
    expected: ['headers x-a'],
  },
  { title: 'the host hangs: not twice', failure: { seen: { ...page, 'probe-no-cors': 'timed-out' } }, expected: [] },
  {
    title: 'a same-origin request has no cors form',
    failure: { seen: page, verdict: 'same-origin', request: { mode: 'same-origin' } },
    expected: ['no-cors'],
  },
  {
    title: 'it was aborted',
    failure: { seen: { ...page, 'rejection-message': 'own', 'signal-state': 'aborted' } },
    expected: [],
  },
  { title: 'the page goes away', failure: { seen: { ...page, 'page-unloading': true } }, expected: [] },
  { title: 'the body broke off', failure: { seen: { ...page, 'response-arrived': true } }, expected: [] },
  {
    title: 'the call itself is wrong',
    failure: { seen: { ...page, 'rejection-message': 'own', 'settled-in-microtask': true } },
    expected: [],
  },
  { title: 'the port is refused', failure: { seen: page, verdict: 'blocked', rules: ['unsafe-port'] }, expected: [] },
  { title: 'the policy was violated', failure: { seen: { ...page, 'csp-violation': 'connect-src' } }, expected: [] },
  { title: 'an error that no fetch makes', failure: { seen: { ...page, 'rejection-message': 'foreign' } }, expected: [] },
  {
    title: 'no http',
    failure: { seen: page, verdict: 'same-origin', rules: ['local-scheme'], request: { url: 'blob:https://app.test/…' } },
    expected: [],
  },
  {
    title: 'an exchange settled it',
    failure: { seen: { ...page, 'exchange-error': 'allow-origin-mismatch', 'exchange-exact': true } },
    expected: [],
  },
]

describe('probesWorthSending', () => {
  test.each(rows)(
    '$title',
    ({ failure: { seen = {}, verdict = 'simple', rules = [], request: changes = {}, foreseen = {} }, expected }) => {
      const reasons = rules.map((rule) => finding(rule))
      expect(
        probesWorthSending({
          evidence: evidence(seen),
          prediction: prediction(verdict, { reasons, ...foreseen }),
          request: request(mutable(changes)),
        }).map((probe) => ('names' in probe ? `${probe.kind} ${probe.names.join(' ')}` : probe.kind)),
      ).toEqual(expected)
    },
  )
})
