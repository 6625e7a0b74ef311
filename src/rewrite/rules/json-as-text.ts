import { isJsonMimeType } from '../../spec/mimesniff/is-json-mime-type.ts'
import { parseMimeType } from '../../spec/mimesniff/parse-mime-type.ts'
import { combinedValue, headersInTheWay, type RewriteRule } from '../rule.ts'

/** A JSON body travels in an envelope of type text/plain; its own type is restored by the server. */
export const jsonAsText = {
  id: 'json-as-text',
  safety: 'cooperative',
  apply(draft, policy, prediction) {
    const { headers, body } = draft.record
    const value =
      policy.jsonAsText && headersInTheWay(prediction).includes('content-type') ? combinedValue('content-type', headers) : null
    const type = value === null ? 'failure' : parseMimeType(value)
    if (type === 'failure' || !isJsonMimeType(type) || body.kind === 'none') return undefined
    return { draft: { ...draft, bodyOnly: 'content-type' }, steps: [{ subject: 'content-type', params: {} }] }
  },
} satisfies RewriteRule
