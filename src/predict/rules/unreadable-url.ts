import { getHeader } from '../../spec/fetch/header-list.ts'
import { parseSingleRangeHeaderValue } from '../../spec/fetch/parse-single-range-header-value.ts'
import type { Rule } from '../rule.ts'

/**
 * A data: URL without a comma or with broken base64, and a blob: URL that is none of `createObjectURL`, with any method but GET, or with a Range
 * that is none or starts where no Blob has a byte, are a network error.
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
    return range === null || fitsSomeBlob(range) ? undefined : { subject: 'range', params: { why: 'range' } }
  },
} satisfies Rule

function fitsSomeBlob(value: string): boolean {
  const range = parseSingleRangeHeaderValue(value, true)
  return range !== 'failure' && (range.start ?? 0n) <= Number.MAX_SAFE_INTEGER
}
