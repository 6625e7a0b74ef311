import type { Diagnosis } from '../model/diagnosis.ts'
import type { Finding } from '../model/finding.ts'
import { attempt } from '../page/attempt.ts'
import { format } from '../render/format.ts'

declare const __WHYCORS_DEVELOPMENT__: boolean

/** A diagnosis in one line: a sentence in development; ids in production, where the words stay out of the bundle. */
export function inOneLine(diagnosis: Diagnosis): string {
  const ids = `${diagnosis.stage}/${diagnosis.cause} (${diagnosis.certainty})`
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__)
    // Method and path stand before it.
    return (
      attempt(() =>
        format(diagnosis)
          .split('\n', 1)[0]
          ?.replace(/^\S+ \/\S* (?:failed, and |was )?/, ''),
      ) ?? ids
    )
  return ids
}

/** Findings in one line. */
export function findingsInOneLine(findings: readonly Finding[]): string {
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__)
    return findings.map((finding) => format(finding).split('\n', 1)[0]).join(' ')
  return findings.map(({ rule, subject = '' }) => `${rule} ${subject}`.trim()).join(', ')
}
