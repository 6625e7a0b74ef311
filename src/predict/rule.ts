import type { Culprit, RuleId } from '../model/finding.ts'
import type { CorsSafelistFailure } from '../spec/fetch/cors-safelist-failure.ts'
import type { PreparedRequest } from './prepare-request.ts'

/** What a rule says about one subject; the engine adds the rule's id. */
export interface Statement {
  subject?: string
  params?: Record<string, string | number>
  culprit?: Culprit
}

/** One rule: facts in, statements out, no words. Nothing to say is `undefined`, so that quiet rules cost nothing. */
export interface Rule {
  id: RuleId
  /** Whether it can have something to say of an ordinary request (`isOrdinary`). Absent: it cannot, and is then not asked. */
  ordinary?: true
  /** The one failure of a header that it states; it is not asked where no header failed so. Absent: it states something else. */
  failure?: CorsSafelistFailure['why']
  check(request: PreparedRequest): Statement | Statement[] | undefined
}
