import type { RequestRecord } from '../model/request-record.ts'
import type { RewriteRefusal, RewriteRefusalId } from '../model/rewrite.ts'
import { isRestorableContentType } from '../model/rewrite-headers.ts'
import {
  addMarker,
  encodeHead,
  envelopeStart,
  envelopeType,
  headLimits,
  markedFormType,
  markerName,
  takeMarker,
} from '../model/rewrite-wire.ts'
import { bodyContentType } from '../spec/fetch/body-content-type.ts'
import { essence } from '../spec/mimesniff/mime-type-essence.ts'
import { parseMimeType } from '../spec/mimesniff/parse-mime-type.ts'
import type { PreparedPolicy } from './prepare-policy.ts'
import { combinedValue, type Draft, withoutHeaders } from './rule.ts'

/** A body that can be read and written again without a side effect. */
export type ReadableBody = string | Uint8Array

export interface Placed {
  record: RequestRecord
  /** Absent: the body stays as it is. */
  body?: ReadableBody
}

/**
 * Puts what was taken off a request where it travels: into a body that can be read, else into the query. The body is then larger, and says
 * by its type that it was rewritten.
 */
export function placeHead(draft: Draft, body: ReadableBody | undefined, policy: PreparedPolicy): Placed | RewriteRefusal {
  const { maxBodySize, jsonAsText } = policy
  const { record, method, headers, bodyOnly } = draft
  const [before, query, fragment] = splitUrl(record.url)
  if (takeMarker(query) !== 'none') return refusal('rewrite-marker-taken', 'url')
  const head = (added: Draft['headers'] = []) =>
    encodeHead({ ...(method === undefined ? {} : { method }), headers: [...headers, ...added] })

  const isSafe = record.method === 'GET' || record.method === 'HEAD'
  if (isSafe && bodyOnly !== undefined) return refusal('rewrite-header-needs-body', bodyOnly)
  const content = body ?? (record.body.kind === 'none' && bodyOnly !== undefined ? '' : undefined)
  if (content === undefined) {
    if (bodyOnly !== undefined || record.body.kind === 'request') return refusal('rewrite-cannot-read-body', bodyOnly ?? 'body')
    if (combinedValue('content-type', record.headers)?.toLowerCase().includes(markerName))
      return refusal('rewrite-marker-taken', 'content-type')
    const text = head()
    if (text.length > headLimits.query) return refusal('rewrite-too-large', 'url', text.length, headLimits.query)
    return { record: { ...record, url: `${before}?${addMarker(query, text)}${fragment}` } }
  }

  const size = typeof content === 'string' ? new TextEncoder().encode(content).length : content.length
  if (size > maxBodySize) return refusal('rewrite-too-large', 'body', size, maxBodySize)
  const type = combinedValue('content-type', record.headers) ?? (body === undefined ? null : bodyContentType(record.body.kind))
  if (type !== null && !isRestorableContentType(type, jsonAsText)) return refusal('rewrite-header-not-movable', 'content-type')
  const text = head(type === null ? [] : [['content-type', type]])
  if (text.length > headLimits.body) return refusal('rewrite-too-large', 'head', text.length, headLimits.body)
  const mimeType = parseMimeType(type ?? '')
  const isForm =
    typeof content === 'string' && mimeType !== 'failure' && essence(mimeType) === 'application/x-www-form-urlencoded'
  if (isForm && takeMarker(content) !== 'none') return refusal('rewrite-marker-taken', 'body')
  const marked = isForm ? addMarker(content === '' ? null : content, text) : joined(envelopeStart(text), content)
  const unmarked = withoutHeaders(draft, (name) => name === 'content-type').record
  return {
    record: {
      ...unmarked,
      headers: [...unmarked.headers, ['content-type', isForm ? markedFormType : envelopeType]],
      body: { kind: typeof marked === 'string' ? 'string' : 'bytes', byteLength: size + marked.length - content.length },
    },
    body: marked,
  }
}

function refusal(rule: RewriteRefusalId, subject: string, size?: number, limit?: number): RewriteRefusal {
  return { rule, subject, params: size === undefined || limit === undefined ? {} : { size, limit } }
}

/** Before the question mark, the query, and the fragment with its sign. Null: there is no query, not even an empty one. */
function splitUrl(url: string): [before: string, query: string | null, fragment: string] {
  const [, before = '', query, fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url) ?? []
  return [before, query ?? null, fragment]
}

function joined(start: string, content: ReadableBody): ReadableBody {
  if (typeof content === 'string') return start + content
  const bytes = new Uint8Array(start.length + content.length)
  bytes.set(new TextEncoder().encode(start))
  bytes.set(content, start.length)
  return bytes
}
