import { isRewriteRoute } from '../../model/rewrite-route.ts'
import { normalizeMethod } from '../../spec/fetch/normalize-method.ts'
import type { RewriteRule } from '../rule.ts'

/** PUT, PATCH and DELETE travel as POST at routes that were opted in. Safe methods stay what they are. */
export const methodAsPost = {
  id: 'method-as-post',
  safety: 'cooperative',
  apply(draft, { routes }, { reasons }) {
    if (routes.length === 0 || !reasons.some(({ rule }) => rule === 'method-not-safelisted')) return undefined
    const method = normalizeMethod(draft.record.method)
    if (!isRewriteRoute(routes, method, pathOf(draft.record.url)))
      return { refused: [{ rule: 'rewrite-method-not-opted-in', subject: method, params: {} }] }
    return {
      draft: { ...draft, method, record: { ...draft.record, method: 'POST' } },
      steps: [{ subject: method, params: {} }],
    }
  },
} satisfies RewriteRule

/** As it stands on the wire. */
function pathOf(url: string): string {
  return new URL(url).pathname
}
