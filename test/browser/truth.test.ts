import { beforeAll, describe, expect, test } from 'vitest'
import { browserNames } from './support/browser.ts'
import { browsersToTest } from './support/browsers-to-test.ts'
import { apis, type Call } from './truth/call.ts'
import { pageScript } from './truth/page-script.ts'
import { reportBrowser, reportStandard } from './truth/report.ts'
import { sampleCalls } from './truth/sample-calls.ts'
import { standardTruth } from './truth/standard-truth.ts'
import { type TruthInBrowser, truthInBrowser } from './truth/truth-in-browser.ts'

const count = Number(process.env['WHYCORS_TRUTH_COUNT'] ?? 1500)
const seed = Number(process.env['WHYCORS_TRUTH_SEED'] ?? 1)

describe(`${count} generated calls, seed ${seed}`, () => {
  let calls: Call[]
  let script: string
  const truths: TruthInBrowser[] = []

  beforeAll(async () => {
    calls = sampleCalls(count, seed, apis)
    script = await pageScript()
  })

  for (const { name, skipReason } of browsersToTest(
    process.env['WHYCORS_TRUTH_BROWSERS'] ? 'WHYCORS_TRUTH_BROWSERS' : undefined,
  )) {
    test(`go as predicted in ${name}`, { timeout: 300_000 }, async ({ skip }) => {
      if (skipReason !== undefined) skip(skipReason)
      const truth = await truthInBrowser(name, script, calls)
      truths.push(truth)
      console.log(reportBrowser(truth))
      expect(truth.calls).toBeGreaterThan(count * 0.9)
      expect(truth.agreeing / truth.calls).toBeGreaterThanOrEqual(0.999)
    })
  }

  test('go by the standard where all browsers do the same', ({ skip }) => {
    if (truths.length < browserNames.length) skip('needs all three browsers in one run')
    const standard = standardTruth(truths, calls)
    console.log(reportStandard(standard))
    expect(standard.groups).toEqual([])
  })
})
