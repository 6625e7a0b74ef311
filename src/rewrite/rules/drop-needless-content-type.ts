import { combinedValue, type RewriteRule, withoutHeaders } from '../rule.ts'

/** A Content-Type on a request without a body describes nothing. */
export const dropNeedlessContentType = {
  id: 'drop-needless-content-type',
  safety: 'lossless',
  apply(draft, { lossless }) {
    const { body, headers } = draft.record
    if (!lossless || body.kind !== 'none' || combinedValue('content-type', headers) === null) return undefined
    return {
      draft: withoutHeaders(draft, (name) => name === 'content-type'),
      steps: [{ subject: 'content-type', params: {} }],
    }
  },
} satisfies RewriteRule
