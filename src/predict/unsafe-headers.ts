import type { CorsSafelistFailure } from '../spec/fetch/cors-safelist-failure.ts'
import { append } from '../spec/infra/append.ts'
import type { PreparedRequest } from './prepare-request.ts'
import type { Statement } from './rule.ts'

/** One statement for each header that the safelist refuses for the given reason. */
export function unsafeHeaders<Why extends CorsSafelistFailure['why']>(
  request: PreparedRequest,
  why: Why,
  state: (subject: string, failure: Extract<CorsSafelistFailure, { why: Why }>) => Statement,
): Statement[] | undefined {
  let statements: Statement[] | undefined
  for (const { name, failure } of request.unsafe.unsafe) {
    if (failure.why !== why) continue
    statements = append(statements, state(name, failure as Extract<CorsSafelistFailure, { why: Why }>))
  }
  return statements
}
