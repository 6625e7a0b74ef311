import { getHeader } from '../../spec/fetch/header-list.ts'
import { parseSingleRangeHeaderValue } from '../../spec/fetch/parse-single-range-header-value.ts'
import type { Rule } from '../rule.ts'

/**
 * A data: URL without a comma or with broken base64, and a blob: URL that is none of `createObjectURL`, with any method but GET, or with a Range
 * that is none, are a network error.
 */
export const unreadableUrl = {
  id: 'unreadable-url',
  // https://fetch.spec.whatwg.org/#scheme-fetch
  check({ target, scheme, sameOrigin, method, headers }) {
    if (target?.isDataUrlFailure === true) return { subject: scheme, params: { why: 'data' } }
    if (scheme !== 'blob' || !sameOrigin) return undefined
    if (target?.isBlobUrlFailure === true) return { subject: scheme, params: { why: 'blob' } }
    if (method !== 'GET') return { subject: method, params: { why: 'method' } }
    const range = getHeader('range', headers)
    if (range !== null && parseSingleRangeHeaderValue(range, true) === 'failure')
      return { subject: 'range', params: { why: 'range' } }
    return undefined
  },
} satisfies Rule
