import { describe, expect, test } from 'vitest'
import type { Engine, Environment } from '../../../src/model/environment.ts'
import type { Prediction } from '../../../src/model/prediction.ts'
import type { RequestRecord } from '../../../src/model/request-record.ts'
import { predictRequest } from '../../../src/predict/predict-request.ts'
import type { Quirk } from '../../../src/predict/quirk.ts'
import { page, recordOf } from '../record-of.ts'

interface QuirkRow {
  /** What differs from a cross-origin `fetch` without options. */
  given: Partial<RequestRecord>
  /** What differs from a page on another origin, on https. */
  from?: Environment
  /**
   * What standard, Chromium, Gecko and WebKit do, in this order: a verdict, for a preflight with the names of its headers. Measured, but for
   * the standard's.
   */
  outcomes: readonly [standard: string, chromium: string, gecko: string, webkit: string]
  because: string
}

const engines: readonly Engine[] = ['standard', 'chromium', 'gecko', 'webkit']

/** A call that throws has no notes: there the reason names the quirk. */
function isNamed(quirk: Quirk, { notes, reasons }: Prediction): boolean {
  const isNoted = notes.some(({ rule, subject }) => rule === 'engine-deviates' && subject === quirk.id)
  return isNoted || reasons.some(({ rule, params }) => rule === 'invalid-url' && params['quirk'] === quirk.id)
}

/** Makes one test for each engine of each row: what comes of the call, and that the quirk is named exactly where it matters. */
export function quirkRows(quirk: Quirk, rows: readonly QuirkRow[]): void {
  describe(quirk.id, () => {
    for (const { given, from, outcomes, because } of rows) {
      for (const [index, engine] of engines.entries()) {
        test(`${JSON.stringify(given).slice(0, 100)} is ${outcomes[index]} in ${engine}: ${because}`, () => {
          const prediction = predictRequest(recordOf(given), { ...page, ...from, engine })
          const names = prediction.preflight?.headers ?? []
          expect([prediction.verdict, ...(names.length > 0 ? [names.join()] : [])].join(' ')).toBe(outcomes[index])
          const named = isNamed(quirk, prediction)
          const mayBeNamed = engine !== 'standard' && quirk.engines.includes(engine) && outcomes[index] !== outcomes[0]
          if (named) expect(mayBeNamed).toBe(true)
        })
      }
    }
    test('makes a difference in each of its engines, and in no other', () => {
      for (const [index, engine] of engines.entries()) {
        const differs = rows.some(({ given, from }) =>
          isNamed(quirk, predictRequest(recordOf(given), { ...page, ...from, engine })),
        )
        const sharedByAll = quirk.engines.includes('standard')
        expect([engine, differs]).toStrictEqual([engine, !sharedByAll && quirk.engines.includes(engine)])
        if (index === 0) expect(differs).toBe(false)
      }
    })
  })
}
