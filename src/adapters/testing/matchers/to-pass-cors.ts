import { checkCorsPolicy } from '../../../enforce/check-cors-policy.ts'
import { playCorsPolicy } from '../../../enforce/play-cors-policy.ts'
import type { CorsPolicy } from '../../../model/cors-policy.ts'
import type { Diagnosis } from '../../../model/diagnosis.ts'
import { format } from '../../../render/format.ts'
import { heading } from './heading.ts'
import { matcher, requestOf } from './matcher.ts'
import type { MatcherEnvironment } from './matcher-environment.ts'
import type { Subject } from './subject-of.ts'

/** Passes for a request whose answer a page gets from an API with this policy. */
export const toPassCors = matcher(
  'toPassCors(policy)',
  (subject, policy: CorsPolicy, _environment?: MatcherEnvironment) => {
    const { request, diagnosis } = judgeByPolicy('toPassCors(policy)', subject, policy)
    const message = () => (diagnosis === undefined ? `${heading(request)}\n\nThe policy lets it pass.` : format(diagnosis))
    return { pass: diagnosis === undefined, message }
  },
  (_policy, environment) => environment,
)

/**
 * Plays a request against a policy. Where the page is not known, it is one that the policy names: the question is then whether the call itself
 * is allowed.
 */
export function judgeByPolicy(
  name: string,
  subject: Subject,
  policy: CorsPolicy,
): { request: Extract<Subject, { kind: 'request' }>['request']; diagnosis: Diagnosis | undefined } {
  checkCorsPolicy(`${name}: the policy`, policy)
  const { prediction, request, engine, origin = pageOf(policy) } = requestOf(name, subject)
  const asked = { ...request, origin }
  return { request: asked, diagnosis: playCorsPolicy({ prediction, request: asked, origin, engine }, policy) }
}

function pageOf({ origins }: CorsPolicy): string {
  return (origins === '*' ? undefined : origins.find((origin) => origin !== '*')) ?? 'https://page.invalid'
}
