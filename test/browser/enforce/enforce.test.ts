import { describe, expect, test } from 'vitest'
import { browsersToTest } from '../support/browsers-to-test.ts'
import { samplePairs } from './arbitrary-pair.ts'
import { enforceTruth } from './enforce-truth.ts'
import { knownDifference } from './known-differences.ts'
import { reportEnforce } from './report.ts'

const count = 400
const seed = Number(process.env['WHYCORS_ENFORCE_SEED'] ?? 1)
const pairs = samplePairs(count, seed)

describe(`${count} generated pairs of a request and what servers do, seed ${seed}`, () => {
  for (const { name, skipReason } of browsersToTest()) {
    test(`go through enforceCors as in ${name}`, { timeout: 120_000 }, async ({ skip }) => {
      if (skipReason !== undefined) skip(skipReason)
      const truth = await enforceTruth(name, pairs)
      console.log(reportEnforce(truth))
      const outcomes = truth.results.flatMap((result) => result.outcomes)
      expect(outcomes.filter(({ how }) => how === 'resolved').length).toBeGreaterThan(count * 0.4)
      expect(outcomes.filter(({ how }) => how === 'rejected').length).toBeGreaterThan(count * 0.4)
      const unknown = truth.disagreements.filter((one) => knownDifference(truth, one) === undefined)
      expect(unknown.map(({ pair, differences }) => ({ pair, differences }))).toEqual([])
      expect(truth.agreeing).toBeGreaterThanOrEqual(count * (name === 'chromium' ? 0.99 : 0.97))
    })
  }
})
