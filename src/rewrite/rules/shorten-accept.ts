import { isMovableHeaderValue } from '../../model/rewrite-headers.ts'
import { isCorsUnsafeRequestHeaderByte } from '../../spec/fetch/is-cors-unsafe-request-header-byte.ts'
import { combinedValue, headersInTheWay, type RewriteRule, withoutHeaders } from '../rule.ts'

/** An Accept that is too long, or holds a byte that is not safelisted, is cut after the last type that fits; the server restores all of it. */
export const shortenAccept = {
  id: 'shorten-accept',
  safety: 'cooperative',
  apply(draft, policy, prediction) {
    if (!policy.shortenAccept || !headersInTheWay(prediction).includes('accept')) return undefined
    const value = combinedValue('accept', draft.record.headers) ?? ''
    if (!isMovableHeaderValue(value)) return { refused: [{ rule: 'rewrite-header-not-movable', subject: 'accept', params: {} }] }
    const rest = withoutHeaders(draft, (name) => name === 'accept')
    const short = shorten(value)
    const headers = short === '' ? rest.record.headers : [...rest.record.headers, ['accept', short] as const]
    return {
      draft: { ...rest, headers: [...rest.headers, ['accept', value]], record: { ...rest.record, headers } },
      steps: [{ subject: 'accept', params: { length: value.length, kept: short.length } }],
    }
  },
} satisfies RewriteRule

function shorten(value: string): string {
  let short = ''
  for (const range of value.split(',')) {
    const longer = short === '' ? range.trim() : `${short},${range}`
    // Firefox calls bytes beyond ASCII unsafe too.
    if (longer.length > 128 || [...longer].some((sign) => sign > '~' || isCorsUnsafeRequestHeaderByte(sign.charCodeAt(0)))) break
    short = longer
  }
  return short
}
