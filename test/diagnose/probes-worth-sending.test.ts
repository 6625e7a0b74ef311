import { describe, expect, test } from 'vitest'
import { probesWorthSending } from '../../src/diagnose/probes-worth-sending.ts'
import { type Failure, mutable } from './support/describe-causes.ts'
import { evidence, finding, prediction, request } from './support/facts.ts'

const page = { 'rejection-message': 'opaque', 'settled-in-microtask': false, engine: 'chromium', 'signal-state': 'none' } as const

const rows: { title: string; failure: Failure; expected: ('no-cors' | 'cors')[] }[] = [
  {
    title: 'the general message: is the host there, and may its answer be read',
    failure: { seen: page },
    expected: ['no-cors', 'cors'],
  },
  { title: 'the host answered', failure: { seen: { ...page, 'probe-no-cors': 'answered' } }, expected: ['cors'] },
  {
    title: 'the host did not answer: perhaps it only forbids to be embedded',
    failure: { seen: { ...page, 'probe-no-cors': 'failed' } },
    expected: ['cors'],
  },
  { title: 'the host hangs: not twice', failure: { seen: { ...page, 'probe-no-cors': 'timed-out' } }, expected: [] },
  { title: 'both are known', failure: { seen: { ...page, 'probe-no-cors': 'answered', 'probe-cors': 'failed' } }, expected: [] },
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
  test.each(rows)('$title', ({ failure: { seen = {}, verdict = 'simple', rules = [], request: changes = {} }, expected }) => {
    const reasons = rules.map((rule) => finding(rule))
    expect(
      probesWorthSending({
        evidence: evidence(seen),
        prediction: prediction(verdict, { reasons }),
        request: request(mutable(changes)),
      }),
    ).toEqual(expected)
  })
})
