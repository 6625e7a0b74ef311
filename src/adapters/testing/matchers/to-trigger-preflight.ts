import type { Finding, RuleId } from '../../../model/finding.ts'
import { preflight } from '../../../predict/rules/index.ts'
import { format } from '../../../render/format.ts'
import { heading } from './heading.ts'
import { matcher, requestOf } from './matcher.ts'
import type { MatcherEnvironment } from './matcher-environment.ts'

/** Which reason for a preflight is expected. */
export interface ExpectedReason extends MatcherEnvironment {
  /** Default: any. */
  rule?: RuleId
  /** What the rule is about, such as a header name or a method; capitals do not matter. Default: any. */
  subject?: string
}

/** Passes for a request that needs a preflight; with a rule or subject, for that very reason. */
export const toTriggerPreflight = matcher(
  'toTriggerPreflight',
  (subject, expected: ExpectedReason = {}) => {
    checkRule(expected.rule)
    const { prediction, request } = requestOf('toTriggerPreflight', subject)
    const wanted = [expected.rule, expected.subject].filter((part) => part !== undefined).join(' ')
    const pass =
      prediction.verdict === 'preflight' && (wanted === '' || prediction.reasons.some((reason) => fits(reason, expected)))
    const message = () => {
      const lines = [heading(request)]
      if (wanted !== '') lines.push(`Reason ${pass ? 'not ' : ''}expected: ${wanted}`, `Reasons: ${listed(prediction.reasons)}`)
      return `${lines.join('\n')}\n\n${format(prediction)}`
    }
    return { pass, message }
  },
  (expected) => expected,
)

function fits({ rule, subject = '' }: Finding, expected: ExpectedReason): boolean {
  return (
    (expected.rule === undefined || expected.rule === rule) &&
    (expected.subject === undefined || expected.subject.toLowerCase() === subject.toLowerCase())
  )
}

function listed(reasons: readonly Finding[]): string {
  return reasons.map(({ rule, subject }) => [rule, subject].filter(Boolean).join(' ')).join(', ') || 'none'
}

/** A rule that asks for no preflight would be absent from every request, so that `.not` would always pass. */
function checkRule(rule: RuleId | undefined): void {
  const known = preflight.map(({ id }) => id as RuleId)
  if (rule !== undefined && !known.includes(rule))
    throw new TypeError(
      `toTriggerPreflight: no preflight is ever due to the rule "${rule}". Those that ask for one: ${known.join(', ')}.`,
    )
}
