import { describe, expect, test } from 'vitest'
import { diagnose } from '../../../src/diagnose/diagnose.ts'
import type { CauseId } from '../../../src/model/cause.ts'
import type { RequestSummary } from '../../../src/model/diagnosis.ts'
import type { EvidenceId, Observations } from '../../../src/model/evidence.ts'
import type { RuleId } from '../../../src/model/finding.ts'
import type { Prediction, Verdict } from '../../../src/model/prediction.ts'
import { evidence, finding, prediction, request } from './facts.ts'

/** A failure: what differs from a plain cross-origin GET of which nothing is observed. */
export interface Failure {
  seen?: Partial<Observations>
  verdict?: Verdict
  /** The rules that decided the verdict. */
  rules?: readonly RuleId[]
  notes?: readonly RuleId[]
  foreseen?: Partial<Prediction>
  request?: Partial<Omit<RequestSummary, 'headerNames'>> & { headerNames?: readonly string[] }
}

/** Rows are written as constants. */
export function mutable({ headerNames, ...rest }: NonNullable<Failure['request']>): Partial<RequestSummary> {
  return headerNames === undefined ? rest : { ...rest, headerNames: [...headerNames] }
}

/** The diagnosis of a failure. */
export function diagnosisOf({
  seen = {},
  verdict = 'simple',
  rules = [],
  notes = [],
  foreseen = {},
  request: changes = {},
}: Failure) {
  const reasons = rules.map((rule) => finding(rule))
  return diagnose({
    evidence: evidence(seen),
    prediction: prediction(verdict, { reasons, notes: notes.map((rule) => finding(rule)), ...foreseen }),
    request: request(mutable(changes)),
  })
}

/** One row: `stands`, or `out` by this evidence; the other rows say that it is also `likely` or `certain`. */
export type CauseRow = [
  cause: CauseId,
  outcome: 'stands' | 'likely' | 'certain' | { out: EvidenceId },
  failure: Failure,
  because: string,
]

/** Tests the rows of one table, and that each of its causes has a row where it stands and one where it is ruled out. */
export function describeCauses(stage: string, ids: readonly CauseId[], rows: readonly CauseRow[]): void {
  describe(`causes of the stage ${stage}`, () => {
    const titled = rows.map(([cause, outcome, failure, because]) => ({
      title: `${cause} ${typeof outcome === 'object' ? `is ruled out by ${outcome.out}` : outcome === 'stands' ? 'stands' : `is ${outcome}`}: ${because}`,
      cause,
      outcome,
      failure,
    }))
    test.each(titled)('$title', ({ cause, outcome, failure }) => {
      const { candidates, ruledOut, cause: first, certainty } = diagnosisOf(failure)
      const because = ruledOut.find((one) => one.cause === cause)?.because
      if (typeof outcome === 'object') {
        expect(because).toContain(outcome.out)
        return
      }
      expect(because).toBeUndefined()
      expect(candidates.map((candidate) => candidate.cause)).toContain(cause)
      if (outcome !== 'stands') expect([first, certainty]).toEqual([cause, outcome])
    })

    test.each(ids)('%s is tested standing and ruled out', (id) => {
      const outcomes = rows.filter(([cause]) => cause === id).map(([, outcome]) => typeof outcome)
      expect(outcomes).toContain('string')
      expect(outcomes).toContain('object')
    })
  })
}
