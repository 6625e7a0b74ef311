import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import { type CauseId, causesByStage, type Stage } from '../../src/model/cause.ts'
import type { Diagnosis } from '../../src/model/diagnosis.ts'
import type { Evidence, EvidenceId, Observations } from '../../src/model/evidence.ts'
import type { FixId } from '../../src/model/fix.ts'
import type { Prediction } from '../../src/model/prediction.ts'
import { blocking, exempting, notes, preflight, throwing } from '../../src/predict/rules/index.ts'
import { format } from '../../src/render/format.ts'
import { specOf } from '../../src/render/format-finding.ts'
import { fixWords } from '../../src/render/words/fixes.ts'
import { ruleWords } from '../../src/render/words/rules.ts'
import { evidence, finding, prediction, request } from '../diagnose/support/facts.ts'
import { diagnoses } from './support/diagnoses.ts'

const titled = Object.entries(diagnoses).map(([title, diagnosis]) => ({ title, diagnosis }))

const predictions: Record<string, Prediction> = {
  'a PUT of JSON': prediction('preflight', {
    reasons: [
      finding('method-not-safelisted', { subject: 'PUT' }),
      finding('content-type-not-safelisted', { subject: 'content-type', params: { essence: 'application/json' } }),
      finding('header-not-safelisted', {
        subject: 'sentry-trace',
        culprit: { library: 'Sentry', switch: 'tracePropagationTargets' },
      }),
    ],
    preflight: { method: 'PUT', headers: ['content-type', 'sentry-trace'] },
    notes: [finding('credentials-need-exact-origin'), finding('forbidden-request-header', { subject: 'cookie' })],
    dropped: ['cookie', 'host'],
  }),
  'a GET with a needless Content-Type': prediction('preflight', {
    reasons: [finding('content-type-not-safelisted', { subject: 'content-type', params: { essence: 'application/json' } })],
    notes: [finding('needless-content-type', { subject: 'content-type' })],
    preflight: { method: 'GET', headers: ['content-type'] },
  }),
  'a patch in lower case': prediction('preflight', {
    reasons: [finding('method-not-safelisted', { subject: 'patch' })],
    notes: [finding('method-not-normalized', { subject: 'patch' })],
    preflight: { method: 'patch', headers: [] },
  }),
  'a DELETE': prediction('preflight', {
    reasons: [finding('method-not-safelisted', { subject: 'DELETE' })],
    preflight: { method: 'DELETE', headers: [] },
  }),
  'a plain GET': prediction('simple'),
  'a GET of which not all was seen': prediction('simple', {
    certainty: 'possible',
    notes: [finding('argument-not-seen', { subject: 'headers' })],
  }),
  'the own origin': prediction('same-origin', { reasons: [finding('same-origin')] }),
  'no-cors': prediction('opaque', { reasons: [finding('no-cors-mode')] }),
  'a refused port': prediction('blocked', { reasons: [finding('unsafe-port', { subject: '25' })] }),
  'a bad header': prediction('throws', { reasons: [finding('invalid-header', { subject: 'x id', params: { why: 'name' } })] }),
}

describe('format', () => {
  test.each(titled)('says in text: $title', ({ diagnosis }) => {
    expect(format(diagnosis)).toMatchSnapshot()
  })

  test.each(titled)('says in Markdown: $title', ({ diagnosis }) => {
    expect(format(diagnosis, 'markdown')).toMatchSnapshot()
  })

  test.each(Object.entries(predictions))('predicts in text: %s', (_, foreseen) => {
    expect(format(foreseen)).toMatchSnapshot()
  })

  test('tells one finding, its way out and its definition', () => {
    expect(format(finding('header-value-too-long', { subject: 'accept', params: { length: 200, limit: 128 } }))).toMatchSnapshot()
  })

  test.each(titled)('says what to do next within three lines: $title', ({ diagnosis }) => {
    const lines = format(diagnosis).split('\n').slice(0, 3)
    expect(lines[2]).toMatch(/^(Fix \((client|server|proxy|test)\)|Next): \S/)
  })

  test('shows nothing of a fix twice, and names each who acts', () => {
    for (const { diagnosis } of titled) {
      const lines = format(diagnosis).split('\n')
      expect(new Set(lines.filter((line) => line !== '')).size).toBe(lines.filter((line) => line !== '').length)
    }
  })

  test('ansi is the text with colours added', () => {
    for (const thing of [...Object.values(diagnoses), ...Object.values(predictions)]) {
      const coloured = format(thing, 'ansi')
      expect(coloured.startsWith('\u001b[1m')).toBe(true)
      expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(format(thing))
    }
  })
})

const exchangeOf = (cause: CauseId, subject?: string): Partial<Observations> => ({
  'exchange-error': cause,
  'exchange-step': 'preflight',
  'exchange-exact': true,
  ...(subject === undefined ? {} : { 'exchange-subject': subject }),
})

const put = diagnose({
  evidence: [],
  prediction: prediction('preflight', { reasons: [finding('method-not-safelisted', { subject: 'PUT' })] }),
  request: request({ method: 'PUT' }),
})
const everyCause = Object.entries(causesByStage).flatMap(([table, ids]) =>
  ids.flatMap((cause) =>
    (table === 'network' ? (['unreachable', 'path'] as const) : [table as Stage]).map((stage) => ({ cause, stage })),
  ),
)
const certainties = ['certain', 'likely', 'possible'] as const

describe('the words of every cause', () => {
  test.each(everyCause)('$stage/$cause makes a whole sentence, however sure', ({ cause, stage }) => {
    for (const certainty of certainties) {
      for (const subject of [undefined, 'the-subject']) {
        const diagnosis: Diagnosis = {
          ...put,
          cause,
          certainty,
          stage,
          stageCertainty: certainty,
          candidates: [{ cause, because: [] }],
          evidence: evidence(exchangeOf(cause, subject)),
        }
        const text = format(diagnosis)
        const [title = '', where = ''] = text.split('\n')
        expect(title).toMatch(/^[A-Z].*[^.]\.$/)
        expect(where).toBe('PUT https://api.test/orders, page https://app.test')
        expect(text).not.toMatch(/undefined|\{|\}|\[object|\.\.| {2}|: \.|NaN|,,/)
        expect(text).toMatch(/See: https:\/\/\S+$/)
        expect(text).not.toMatch(/^Error|\u0002|\u0003/m)
      }
    }
  })
})

const everyFix = Object.keys(fixWords) as FixId[]

describe('the words of every fix', () => {
  test.each(everyFix)('%s makes a whole sentence', (id) => {
    for (const params of [
      {},
      { line: 'X-Line: 1', on: 'preflight' },
      {
        line: 'X-Line: 1',
        on: 'response',
        header: 'x-id',
        source: 'https://a.test',
        option: 'mode',
        status: 500,
        method: 'PATCH',
      },
    ]) {
      const text = format({
        ...put,
        certainty: 'certain',
        next: { id: 'open-devtools', params: {} },
        fixes: [{ who: 'server', id, params, cost: 'extra-hop' }],
      })
      const fix = text.split('\n').find((line) => line.startsWith('Fix')) ?? ''
      expect(fix).toMatch(/^Fix \(server\): [a-z].*[^.]\. \(Price: one more hop\.\)$/)
      expect(fix).not.toMatch(/undefined|\{|\}|\[object|\.\.| {2}/)
    }
  })
})

const observations: { [Id in EvidenceId]: readonly Observations[Id][] } = {
  'predicted-verdict': ['same-origin', 'simple', 'preflight', 'opaque', 'blocked', 'throws'],
  'request-shape': ['GET cors omit follow'],
  engine: ['gecko'],
  'rejection-name': ['TypeError'],
  'rejection-message': ['opaque', 'own', 'service-worker', 'foreign'],
  'settled-in-microtask': [true, false],
  'signal-state': ['none', 'not-aborted', 'aborted', 'timeout'],
  'navigator-online': [true, false],
  'page-unloading': [true, false],
  'csp-violation': ['connect-src'],
  'csp-silent': [true, false],
  'coep-report': [true, false],
  'service-worker-controlled': [true, false],
  'timing-entry': ['sent', 'not-sent', 'present'],
  'timing-status': [302, 200],
  'time-ratio': [1.9],
  'memory-origin-answered': [0, 1, 12],
  'memory-origin-readable': [12],
  'memory-same-call-answered': [12],
  'memory-preflight-passed': [12],
  'response-arrived': [true, false],
  'probe-no-cors': ['answered', 'failed', 'timed-out'],
  'probe-cors': ['answered', 'failed', 'timed-out'],
  'probe-credentials': ['answered', 'failed', 'timed-out'],
  'probe-headers': ['answered', 'failed', 'timed-out'],
  'probe-header-names': ['x-a x-b'],
  'probe-headers-refused': ['', 'x-a x-b'],
  'probe-headers-granted': ['', 'x-a'],
  'probe-origin-root': ['answered', 'failed', 'timed-out'],
  'probe-redirect': ['answered', 'failed', 'timed-out', 'redirected'],
  'probe-own-origin': ['answered', 'failed', 'timed-out'],
  'probe-no-cors-sent': [true, false],
  'probe-not-sent': [
    'never',
    'not-safe',
    'fetch-is-not-native',
    'service-worker',
    'page-hidden',
    'page-unloading',
    'budget',
    'server-hangs',
    'no-record',
  ],
  'exchange-error': ['none', 'allow-origin-mismatch'],
  'exchange-step': ['preflight', 'request', 'redirect'],
  'exchange-status': [500],
  'exchange-exact': [true, false],
  'exchange-subject': ['x'],
}

describe('the words of every observation', () => {
  test.each(Object.entries(observations))('%s makes whole sentences or none', (id, values) => {
    for (const observed of values) {
      const text = format({ ...put, evidence: [{ id, observed } as Evidence] })
      const [, items = ''] = text.split('Observed:\n')
      const item = items.split('\n')[0] ?? ''
      expect(item).toMatch(/^$|^- [A-Z].*[^.]\.$/)
      expect(item).not.toMatch(/undefined|\[object/)
    }
  })

  test('an observation of a later version is passed over', () => {
    const later = { id: 'later', observed: 1 } as unknown as Evidence
    expect(format({ ...put, evidence: [later] })).not.toContain('Observed')
  })
})

const rules = [...throwing, ...blocking, ...exempting, ...preflight, ...notes].map(({ id }) => id)

describe('the words of every rule', () => {
  test('each rule has words', () => {
    expect(Object.keys(ruleWords).sort()).toEqual(expect.arrayContaining([...rules].sort()))
  })

  test.each(rules)('%s links to the definition that its file names', (rule) => {
    const text = readFileSync(join(import.meta.dirname, `../../src/predict/rules/${rule}.ts`), 'utf8')
    expect(text).toContain(`  // ${specOf(rule)}\n`)
  })

  test.each(rules)('%s makes a whole sentence', (rule) => {
    for (const why of ['', 'credentials', 'unparsable', 'forbidden', 'name', 'value', 'method', 'used', 'type']) {
      const params = {
        why,
        length: 9,
        limit: 8,
        byte: 34,
        position: 3,
        essence: 'application/json',
        value: 'v',
        engine: 'gecko',
        quirk: 'q',
      }
      const [title = ''] = format(finding(rule, { subject: 'the-subject', params })).split('\n')
      expect(title).toMatch(/^\S.*[^.]\.$/)
      expect(title).not.toMatch(/undefined|\[object|NaN| {2}|\.\./)
    }
  })
})

describe('data from outside', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      '\u001b[31mred\u001b[0m',
      '`</code><script>alert(1)</script>',
      '``` @everyone ![x](https://evil.test/x.png)',
      '\u202Egnp.exe',
      'a\r\nSet-Cookie: x',
      '\u0002\u0003`',
    ),
  )

  test('reaches a terminal without a control character', () => {
    fc.assert(
      fc.property(hostile, (data) => {
        const diagnosis = diagnose({
          evidence: evidence(exchangeOf('allow-origin-mismatch', data)),
          prediction: prediction('preflight', { certainty: 'possible' }),
          request: request({ method: data, url: `https://api.test/${data}`, origin: data }),
        })
        expect(format(diagnosis)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        expect(format(diagnosis, 'ansi').replace(/\u001b\[(1|2|22|36|39)m/g, '')).toBe(format(diagnosis))
      }),
    )
  })

  test('stays within code spans in Markdown', () => {
    fc.assert(
      fc.property(hostile, (data) => {
        const marker = `evil<b>${data}@everyone`
        const diagnosis = diagnose({
          evidence: evidence(exchangeOf('allow-origin-mismatch', marker)),
          prediction: prediction('preflight', { certainty: 'possible' }),
          request: request({ origin: marker }),
        })
        // Code spans as CommonMark reads them: a run of backticks up to the next run of the same length.
        const outside = format(diagnosis, 'markdown').replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
        expect(outside).not.toMatch(/evil|everyone|<b>/)
      }),
    )
  })

  test('of a server is cut', () => {
    const subject = 'x'.repeat(10_000_000)
    const diagnosis = diagnose({
      evidence: evidence(exchangeOf('allow-origin-mismatch', subject)),
      prediction: prediction('simple'),
      request: request(),
    })
    expect(format(diagnosis).length).toBeLessThan(3000)
  })
})
