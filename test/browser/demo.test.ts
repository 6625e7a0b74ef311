import { beforeAll, expect, test } from 'vitest'
import { type CheckName, checkRows, checks } from '../../examples/demo/check-rows.ts'
import type { DemoRow } from '../../examples/demo/demo-row.ts'
import { describeRows } from '../../examples/demo/describe-rows.ts'
import { runDemo } from '../../examples/demo/run-demo.ts'
import { scenarios } from '../../examples/demo/scenarios.ts'
import { inEachBrowser } from './in-each-browser.ts'

inEachBrowser('the demo', (name) => {
  let rows: readonly DemoRow[]
  beforeAll(async () => {
    rows = (await runDemo(name)).rows
  })

  test('has at least 18 mistakes and 4 healthy calls', () => {
    const failed = rows.filter(({ outcome }) => !outcome.ok)
    expect(failed.length).toBeGreaterThanOrEqual(18)
    expect(rows.length - failed.length).toBeGreaterThanOrEqual(4)
  })

  test('has a row for each scenario, in order', () => {
    expect(rows.map(({ scenario }) => scenario.id)).toEqual(scenarios.map(({ id }) => id))
  })

  if (name === 'chromium') {
    test("has Chromium's own word for each failure", () => {
      const silent = rows.filter(({ outcome, verdict }) => !outcome.ok && verdict === undefined)
      expect(silent.map(({ scenario }) => scenario.id)).toEqual([])
    })
  }

  test.each(Object.keys(checks) as CheckName[])('holds: %s', (check) => {
    expect(checkRows(rows).filter((finding) => finding.check === check)).toEqual([])
  })

  test('prints a table that keeps to its width', () => {
    const lines = describeRows(rows, 140).split('\n')
    expect(lines.filter((line) => line.length > 140)).toEqual([])
    expect(lines[0]).toMatch(
      /^request +predicted +server saw +browser said \/ DevTools +whycors in the page +whycors from outside$/,
    )
  })
})
