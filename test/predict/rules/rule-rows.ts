import { describe, expect, test } from 'vitest'
import type { Environment } from '../../../src/model/environment.ts'
import type { RequestRecord } from '../../../src/model/request-record.ts'
import { prepareRequest } from '../../../src/predict/prepare-request.ts'
import type { Rule, Statement } from '../../../src/predict/rule.ts'
import { nowhere, page, recordOf } from '../record-of.ts'

interface QuietRow {
  /** What differs from a cross-origin `fetch` without options. */
  given: Partial<RequestRecord>
  /** Where it is called: `nowhere`, or what differs from a page on another origin, on https. */
  from?: Environment
  because: string
}

interface FindingRow extends QuietRow {
  /** All that the rule says. */
  says: Statement | Statement[]
}

/** Makes one test of each row. Each rule has rows of both kinds. */
export function ruleRows(rule: Rule, finds: readonly FindingRow[], staysQuiet: readonly QuietRow[]): void {
  const check = ({ given, from }: QuietRow) =>
    rule.check(prepareRequest(recordOf(given), from === nowhere ? nowhere : { ...page, ...from }))
  const show = ({ given, from }: QuietRow) =>
    `${JSON.stringify(given).slice(0, 120)}${from ? ` from ${JSON.stringify(from)}` : ''}`

  describe(`${rule.id} finds`, () => {
    for (const row of finds) {
      test(`${show(row)}: ${row.because}`, () => {
        const said = check(row)
        const list = said === undefined || Array.isArray(said) ? said : [said]
        expect(list).toStrictEqual(Array.isArray(row.says) ? row.says : [row.says])
      })
    }
  })
  describe(`${rule.id} stays quiet`, () => {
    for (const row of staysQuiet) {
      test(`${show(row)}: ${row.because}`, () => {
        expect(check(row)).toBeUndefined()
      })
    }
  })
}
