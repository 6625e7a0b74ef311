import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CauseId, causesByStage } from '../../src/model/cause.ts'
import { inEachBrowser } from './in-each-browser.ts'
import { bestClassifier } from './lab/best-classifier.ts'
import { brokenPromises } from './lab/broken-promises.ts'
import { type Figures, measure, modes } from './lab/measure.ts'
import { printFigures } from './lab/print-figures.ts'
import { quotesNotSaid } from './lab/quotes-not-said.ts'
import { runLab } from './lab/run-lab.ts'
import { scenarios } from './lab/scenarios/index.ts'
import { causesOfLab } from './lab/write-page.ts'

describe('the failure lab', () => {
  test('has at least 120 scenarios, each with a name of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(120)
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  })

  test('makes every cause', () => {
    const all: CauseId[] = Object.values(causesByStage).flat()
    expect(all.filter((cause) => cause !== 'unknown' && !causesOfLab.includes(cause))).toEqual([])
  })

  test('knows the best classifier of failures that look alike', () => {
    const failures = [
      { observations: { sent: true }, label: 'response' },
      { observations: { sent: true }, label: 'response' },
      { observations: { sent: true }, label: 'redirect' },
      { observations: { sent: false }, label: 'preflight' },
    ]
    expect(bestClassifier(failures)).toEqual({ right: 3 / 4, alike: 7 / 4 })
  })

  test('notices a probe that breaks a promise', () => {
    const [scenario] = scenarios.filter(({ id }) => id === 'response/no-headers/get-with-header')
    if (scenario === undefined) throw new Error('The scenario is gone.')
    const request = (method: string, headers: Record<string, string> = {}) => ({
      method,
      path: '/orders',
      headers: new Map(Object.entries(headers)),
    })
    const after = (...here: ReturnType<typeof request>[]) =>
      brokenPromises({
        scenario,
        arrivals: { here, there: [] },
        explained: undefined,
        observed: undefined,
        faults: [],
        verdicts: {},
        requests: undefined,
      })
    const own = request('GET', { 'x-request-id': '42' })
    const harmless = request('GET', { 'x-request-id': '1' })
    expect(after(request('OPTIONS'), own, request('GET'), harmless, harmless, harmless)).toEqual([])
    expect(after(own, own, own)).toEqual([`${scenario.id}: the value of x-request-id was sent again`])
    expect(after(own, request('POST'))).toEqual([`${scenario.id}: POST was sent`])
    expect(after(own, request('GET', { cookie: 'a=b' }))).toEqual([`${scenario.id}: a cookie was sent`])
  })

  test('is shown, with every cause, in the documentation', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/failure-lab.md'), 'utf8')
    expect(/^(\d+) failures, made for real/m.exec(page)?.[1]).toBe(String(scenarios.length))
    expect(causesOfLab.filter((cause) => !page.includes(`| \`${cause}\` |`))).toEqual([])
  })
})

inEachBrowser('the failure lab', (name) => {
  let figures: Figures
  let shown: string[]

  beforeAll(async () => {
    const run = await runLab(name)
    shown = run.console
    figures = measure(run)
    console.log(printFigures(figures))
  })

  test('makes what it says, and nothing else', () => {
    expect(figures.faults).toEqual([])
    expect(figures.disputed).toEqual([])
    expect(figures.modes.full.failures).toBeGreaterThan(190)
    expect(figures.modes.never.failures).toBe(figures.modes.full.failures)
  })

  for (const mode of modes) {
    describe(`with probe: '${mode}'`, () => {
      test('has the true cause among the candidates in 99 of 100 failures', () => {
        expect(figures.modes[mode].amongCandidates, figures.modes[mode].missed.join(', ')).toBeGreaterThanOrEqual(0.99)
      })

      test('lists no candidate that the measured rules would tell apart', () => {
        const { separable, candidates, inseparable } = figures.modes[mode]
        expect(separable).toEqual([])
        expect(candidates).toBeLessThan(inseparable)
      })

      test('is never wrongly certain', () => {
        expect(figures.modes[mode].wronglyCertain).toEqual([])
      })

      test('names the right stage within 3 points of the best classifier', () => {
        const { stageRight, bestStage, wrongStage } = figures.modes[mode]
        expect(stageRight, wrongStage.join(', ')).toBeGreaterThanOrEqual(bestStage - 0.03)
      })
    })
  }

  test('breaks no promise by its probes', () => {
    expect(figures.brokenPromises).toEqual([])
    expect(figures.modes.never.probes).toBe(0)
    expect(figures.modes.full.mostProbes).toBeLessThanOrEqual(6)
  })

  test('names the exact cause of each CORS failure by the headers of the other side', () => {
    expect(figures.exchange.wrong).toEqual([])
    expect(figures.exchange.failures).toBeGreaterThan(100)
  })

  test('is never certain by an exchange of another method or with other credentials', () => {
    expect(figures.exchange.inexactCertain).toEqual([])
  })

  if (name === 'chromium')
    test('the pages of `whycors explain` quote what the console says', () => {
      expect(shown.length).toBeGreaterThan(500)
      expect(quotesNotSaid(shown)).toEqual([])
    })

  test('rejects in the same task as the native fetch', () => {
    expect(figures.timing.otherTask).toEqual([])
    expect(figures.timing.rejections).toBe(figures.modes.full.failures)
  })
})
