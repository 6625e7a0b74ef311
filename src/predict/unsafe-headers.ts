import type { CorsSafelistFailure } from '../spec/fetch/cors-safelist-failure.ts'
import type { PreparedRequest } from './prepare-request.ts'
import type { Statement } from './rule.ts'

/** One statement for each header that the safelist refuses for the given reason. */
export function unsafeHeaders<Why extends CorsSafelistFailure['why']>(
  request: PreparedRequest,
  why: Why,
  state: (subject: string, failure: Extract<CorsSafelistFailure, { why: Why }>) => Statement,
): Statement | Statement[] | undefined {
  let said: Statement | Statement[] | undefined
  for (const { name, failure } of request.unsafe.unsafe) {
    if (failure.why !== why) continue
    const statement = state(name, failure as Extract<CorsSafelistFailure, { why: Why }>)
    if (said === undefined) said = statement
    else if (Array.isArray(said)) said.push(statement)
    else said = [said, statement]
  }
  return said
}
