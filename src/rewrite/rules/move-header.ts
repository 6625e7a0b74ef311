import { isMovableHeaderValue, isSecretHeaderValue } from '../../model/rewrite-headers.ts'
import { combinedValue, headersInTheWay, type Outcome, type RewriteRule, withoutHeaders } from '../rule.ts'

/** A header that the policy names travels in the URL or in the body, and is restored by the server. */
export const moveHeader = {
  id: 'move-header',
  safety: 'cooperative',
  apply(draft, { headersInQuery, headersInBody }, prediction) {
    const outcome: Required<Outcome> = { draft, steps: [], refused: [] }
    for (const subject of headersInTheWay(prediction)) {
      if (!headersInQuery.has(subject) && !headersInBody.has(subject)) continue
      const value = combinedValue(subject, draft.record.headers) ?? ''
      const inQuery = headersInQuery.has(subject) && !isSecretHeaderValue(value)
      if (!isMovableHeaderValue(value)) {
        outcome.refused.push({ rule: 'rewrite-header-not-movable', subject, params: {} })
        continue
      }
      const rest = withoutHeaders(outcome.draft, (name) => name === subject)
      outcome.draft = { ...rest, headers: [...rest.headers, [subject, value]], ...(inQuery ? {} : { bodyOnly: subject }) }
      outcome.steps.push({ subject, params: {} })
    }
    return outcome
  },
} satisfies RewriteRule
