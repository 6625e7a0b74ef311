import type { Diagnosis } from '../model/diagnosis.ts'
import type { Prediction } from '../model/prediction.ts'
import { diagnosisLines } from './format-diagnosis.ts'
import { type AnyFinding, findingLines } from './format-finding.ts'
import { predictionLines } from './format-prediction.ts'
import { paint, type RenderTarget } from './paint.ts'

/**
 * Puts a diagnosis, a prediction, or a finding (a step or a refusal of `rewrite` too) into words. The first line makes sense alone; within the first three lines of a diagnosis
 * stands what to do next. `markdown` is fit for issue trackers: whatever a page or a server said is in code spans.
 *
 * @example
 * console.log(format(predict('https://api.example.com/', { method: 'PUT' })))
 */
export function format(thing: Diagnosis | Prediction | AnyFinding, as: RenderTarget = 'text'): string {
  return paint(
    'fingerprint' in thing ? diagnosisLines(thing) : 'verdict' in thing ? predictionLines(thing) : findingLines(thing),
    as,
  )
}
