import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { causes } from '../../src/diagnose/causes/index.ts'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { DiagnosisInput } from '../../src/diagnose/facts.ts'
import { probesWorthSending } from '../../src/diagnose/probes-worth-sending.ts'
import { type CauseId, causesByStage } from '../../src/model/cause.ts'
import type { Observations } from '../../src/model/evidence.ts'
import type { RuleId } from '../../src/model/finding.ts'
import type { Verdict } from '../../src/model/prediction.ts'
import { evidence, finding, prediction } from './support/facts.ts'

const ids = Object.values(causesByStage).flat()
const probe = fc.constantFrom('answered', 'failed', 'timed-out')

const observations = fc.record<Partial<Observations>>(
  {
    engine: fc.constantFrom('standard', 'chromium', 'gecko', 'webkit'),
    'rejection-name': fc.constantFrom('TypeError', 'AbortError', 'TimeoutError'),
    'rejection-message': fc.constantFrom('opaque', 'own', 'service-worker', 'foreign'),
    'settled-in-microtask': fc.boolean(),
    'signal-state': fc.constantFrom('none', 'not-aborted', 'aborted', 'timeout'),
    'navigator-online': fc.boolean(),
    'page-unloading': fc.boolean(),
    'csp-violation': fc.constantFrom('connect-src', 'img-src'),
    'csp-silent': fc.boolean(),
    'service-worker-controlled': fc.boolean(),
    'response-arrived': fc.boolean(),
    'probe-no-cors': probe,
    'probe-cors': probe,
    'probe-credentials': probe,
    'probe-headers': probe,
    'probe-header-names': fc.constantFrom('x-id', 'x-other'),
    'probe-headers-refused': fc.constantFrom('', 'x-id'),
    'probe-headers-granted': fc.constantFrom('', 'x-other'),
    'probe-origin-root': probe,
    'probe-redirect': fc.constantFrom('answered', 'failed', 'timed-out', 'redirected'),
    'probe-own-origin': probe,
    'probe-no-cors-sent': fc.boolean(),
    'coep-report': fc.boolean(),
    'timing-entry': fc.constantFrom('sent', 'not-sent', 'present'),
    'timing-status': fc.constantFrom(200, 302),
    'time-ratio': fc.constantFrom(1, 2),
    'memory-origin-answered': fc.constantFrom(1, 100),
    'memory-origin-readable': fc.constantFrom(1, 100),
    'memory-same-call-answered': fc.constantFrom(1, 100),
    'memory-preflight-passed': fc.constantFrom(1, 100),
    'probe-not-sent': fc.constantFrom('never', 'not-safe', 'no-record'),
    'exchange-error': fc.constantFrom('none', ...ids),
    'exchange-step': fc.constantFrom('preflight', 'request', 'redirect'),
    'exchange-exact': fc.boolean(),
    'exchange-subject': fc.string(),
  },
  { requiredKeys: [] },
)

const throwing: RuleId[] = ['invalid-url', 'invalid-method', 'invalid-header', 'invalid-body', 'invalid-option']
const blocking: RuleId[] = ['unsafe-port', 'cors-disabled-scheme', 'disallowed-by-mode', 'mixed-content', 'keepalive-limit']
const reasons: Record<Verdict, RuleId[]> = {
  throws: throwing,
  blocked: blocking,
  'same-origin': ['same-origin', 'local-scheme'],
  opaque: ['no-cors-mode'],
  preflight: ['method-not-safelisted', 'header-not-safelisted'],
  simple: [],
}

const predictions = fc
  .constantFrom<Verdict>('throws', 'blocked', 'same-origin', 'opaque', 'preflight', 'simple')
  .chain((verdict) =>
    fc.record({
      verdict: fc.constant(verdict),
      certainty: fc.constantFrom('certain', 'likely', 'possible'),
      rule: reasons[verdict].length > 0 ? fc.constantFrom(...reasons[verdict]) : fc.constant(undefined),
      cached: fc.boolean(),
    }),
  )
  .map(({ verdict, certainty, rule, cached }) =>
    prediction(verdict, {
      certainty,
      reasons: rule === undefined ? [] : [finding(rule)],
      notes: cached ? [finding('only-if-cached')] : [],
    }),
  )

const requests = fc.record(
  {
    api: fc.constantFrom('fetch', 'xhr', 'beacon'),
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'patch'),
    url: fc.constantFrom(
      'https://api.test/users/42?q=…',
      'http://localhost:3000/x',
      'blob:https://app.test/…',
      'file:///x',
      '/relative',
      ':',
    ),
    origin: fc.constantFrom('https://app.test', 'http://localhost:5173', 'null'),
    mode: fc.constantFrom('cors', 'no-cors', 'same-origin'),
    credentialsMode: fc.constantFrom('omit', 'same-origin', 'include'),
    headerNames: fc.constantFrom<string[]>([], ['x-id'], ['authorization', 'content-type']),
    hasBody: fc.boolean(),
    redirect: fc.constantFrom('follow', 'error', 'manual'),
    integrity: fc.boolean(),
    keepalive: fc.boolean(),
  },
  { requiredKeys: ['api', 'method', 'url', 'mode', 'credentialsMode', 'headerNames', 'hasBody'] },
)

const inputs = fc
  .record({ observed: observations, prediction: predictions, request: requests })
  .map(({ observed, prediction, request }): DiagnosisInput => ({ evidence: evidence(observed), prediction, request }))

const check = (property: (input: DiagnosisInput) => void) => fc.assert(fc.property(inputs, property), { numRuns: 700 })
const sorted = (list: readonly CauseId[]) => [...list].sort()

describe('any diagnosis', () => {
  test('the tables hold every cause once, at its stage', () => {
    expect(sorted(causes.map(({ id }) => id))).toEqual(sorted(ids))
    for (const { id, stage } of causes) expect(causesByStage[stage]).toContain(id)
  })

  test('keeps or rules out every cause, and none twice; of an unseen failure it rules out nothing', () => {
    check((input) => {
      const { cause, candidates, ruledOut } = diagnose(input)
      const all = [...candidates, ...ruledOut].map((one) => one.cause)
      if (cause === 'unknown' && ruledOut.length === 0) expect(all).toEqual(['unknown'])
      else expect(sorted(all)).toEqual(sorted(ids))
    })
  })

  test('gives evidence that is there for everything it rules out, and for what it prefers', () => {
    check((input) => {
      const { evidence, candidates, ruledOut } = diagnose(input)
      const present = new Set(evidence.map(({ id }) => id))
      for (const { because } of ruledOut) expect(because.length).toBeGreaterThan(0)
      for (const { because } of [...candidates, ...ruledOut]) for (const id of because) expect(present).toContain(id)
      expect(present.size).toBe(evidence.length)
    })
  })

  test('is certain only by the standard and by what is held in full', () => {
    check((input) => {
      const { certainty, candidates, cause, evidence: all, prediction: foreseen, stage, stageCertainty } = diagnose(input)
      const seen = Object.fromEntries(all.map(({ id, observed }) => [id, observed])) as Partial<Observations>
      if (certainty !== 'certain') {
        if (stageCertainty === 'certain') expect([stage, seen['response-arrived']]).toEqual(['body', true])
        return
      }
      expect(candidates).toHaveLength(1)
      expect(stageCertainty).toBe('certain')
      const decided = (foreseen.verdict === 'throws' || foreseen.verdict === 'blocked') && foreseen.certainty === 'certain'
      const bases = [
        seen['exchange-exact'] === true && seen['exchange-error'] === cause,
        seen['exchange-exact'] === true && seen['exchange-step'] === 'preflight' && cause === 'invalid-response',
        decided && foreseen.reasons[0]?.rule === cause,
        seen['signal-state'] === cause,
        cause === 'csp' && seen['csp-violation'] === 'connect-src' && seen['probe-no-cors'] !== 'answered',
        cause === 'service-worker-response' && seen['rejection-message'] === 'service-worker',
      ]
      expect(bases).toContain(true)
    })
  })

  test('is not made certain by any outcome of a probe, or by what is remembered', () => {
    fc.assert(
      fc.property(inputs, inputs, (input, other) => {
        // An exact exchange of a preflight that died is settled by a host that answers.
        fc.pre(!input.evidence.some(({ id }) => id === 'exchange-exact'))
        const without = { ...input, evidence: input.evidence.filter(({ id }) => !/^(probe|memory)-|^time-ratio/.test(id)) }
        fc.pre(diagnose(without).certainty !== 'certain')
        const gathered = other.evidence.filter(
          ({ id }) => id.startsWith('probe-') || id.startsWith('memory-') || id === 'time-ratio',
        )
        const kept = without.evidence.filter(({ id }) => !gathered.some((one) => one.id === id))
        expect(diagnose({ ...without, evidence: [...kept, ...gathered] }).certainty).not.toBe('certain')
      }),
      { numRuns: 700 },
    )
  })

  test('calls a failure CORS only where CORS applies', () => {
    const ofCors: readonly CauseId[] = [...causesByStage.preflight, ...causesByStage.credentials, ...causesByStage.response]
    check((input) => {
      const { cause, evidence: all, request } = diagnose(input)
      if (!ofCors.includes(cause)) return
      const supported = all.some(({ id }) => /^(probe|memory|timing)-|^coep|^exchange-error|^time-ratio/.test(id))
      // Whoever watched a call that no page has seen is believed.
      if (all.some(({ id }) => id === 'exchange-error') && !all.some(({ id }) => id === 'rejection-message')) return
      expect([request.mode, supported]).toEqual(['cors', true])
    })
  })

  test('names the most probable candidate as the cause', () => {
    check((input) => {
      const { cause, candidates, certainty } = diagnose(input)
      expect(candidates[0]?.cause).toBe(cause)
      if (certainty !== 'possible' && cause !== 'unknown') expect(candidates[0]?.because).toBeDefined()
    })
  })

  test('is plain JSON', () => {
    check((input) => {
      const diagnosis = diagnose(input)
      expect(JSON.parse(JSON.stringify(diagnosis))).toEqual(diagnosis)
    })
  })

  test('does not change its input, and gives the same answer twice', () => {
    check((input) => {
      const before = JSON.stringify(input)
      const first = diagnose(input)
      expect(diagnose(input)).toEqual(first)
      expect(JSON.stringify(input)).toBe(before)
    })
  })

  test('has a fingerprint without query, userinfo and ids', () => {
    check((input) => {
      const { fingerprint, stage, cause } = diagnose(input)
      expect(fingerprint.startsWith(`${stage}/${cause}/${input.request.method.toUpperCase()} `)).toBe(true)
      expect(fingerprint).not.toMatch(/[?@#…]|\d{2}$/)
    })
  })

  test('has no more than one fix of a kind, and no line twice', () => {
    check((input) => {
      const { fixes } = diagnose(input)
      expect(new Set(fixes.map(({ id }) => id)).size).toBe(fixes.length)
      const lines = fixes.flatMap(({ params }) => (params['line'] === undefined ? [] : [params['line']]))
      expect(new Set(lines).size).toBe(lines.length)
    })
  })

  test('wants no probe once it is certain, and none that was sent', () => {
    check((input) => {
      const wanted = probesWorthSending(input)
      if (diagnose(input).certainty === 'certain') expect(wanted).toEqual([])
      for (const { kind } of wanted)
        if (kind !== 'header') expect(input.evidence.map(({ id }) => id)).not.toContain(`probe-${kind}`)
    })
  })
})
