import {
  isMovableHeaderName,
  isMovableHeaderValue,
  isReplaceableHeaderName,
  isRestorableContentType,
} from '../../model/rewrite-headers.ts'
import { isRewriteRoute, overridableMethods } from '../../model/rewrite-route.ts'
import {
  decodeHead,
  envelopeType,
  headLimits,
  markedFormType,
  markerName,
  openEnvelope,
  openForm,
  type RewriteHead,
  takeMarker,
} from '../../model/rewrite-wire.ts'
import { getHeader, type HeaderList } from '../../spec/fetch/header-list.ts'
import type { PreparedOptions } from './prepare-options.ts'
import type { AcceptRefusalId, Refusal } from './refusal.ts'

/** A request as it arrived, without its body. */
export interface Message {
  method: string
  /** Path and query. */
  target: string
  /** Of the URL or the Host header: what the client has addressed. */
  host: string
  headers: HeaderList
}

/** How the original differs from what arrived. */
export interface Restored {
  method: string
  target: string
  /** Lower-case names of headers that arrived and go. */
  removed: readonly string[]
  /** What comes in their place, or in addition; lower-case names. */
  added: HeaderList
  /** Absent: the body is the one that arrived. */
  body?: Uint8Array
}

/** The answer is in the body: read at most `limit` bytes of it, then ask. */
export interface BodyWanted {
  limit: number
  tooLarge: Refusal
  notReadable: Refusal
  open(bytes: Uint8Array): Restored | Refusal
}

/** `not-rewritten`: the request says nothing of the kind, and is no business of ours. */
export type Judgement = 'not-rewritten' | Refusal | Restored | BodyWanted

type Marker = { place: 'query'; query: string | null; head: string } | { place: 'envelope' | 'form' }

/**
 * Decides about one request, without its body: who sent it comes first, then what it asks for. What is not exactly as whycors writes it is
 * refused, never repaired.
 */
export function judgeRequest(options: PreparedOptions, message: Message): Judgement {
  const marker = findMarker(message)
  if (marker === 'none' || isCorsPreflight(message)) return 'not-rewritten'
  const forged = options.guard ? guard(options, message) : undefined
  if (forged !== undefined) return { refused: forged }
  const origin = getHeader('origin', message.headers)
  const refuse = (refused: AcceptRefusalId): Refusal => (options.guard && origin !== null ? { refused, origin } : { refused })
  if (!options.allowCredentials && ['cookie', 'authorization'].some((name) => getHeader(name, message.headers) !== null))
    return refuse('credentials-not-allowed')
  if (typeof marker === 'string') return refuse(marker)

  const isPost = message.method === 'POST'
  if (!isPost && (marker.place !== 'query' || (message.method !== 'GET' && message.method !== 'HEAD')))
    return refuse('method-not-rewritten')

  const restore = (target: string, text: string, place: 'query' | 'body', body?: Uint8Array): Restored | Refusal => {
    if (text.length > headLimits[place]) return refuse('head-too-large')
    const head = decodeHead(text)
    if (head === 'failure') return refuse('marker-malformed')
    const problem = headProblem(options, message, target, head, place)
    if (problem !== undefined) return refuse(problem)
    return { method: head.method ?? message.method, target, ...changedHeaders(message.headers, head, body) }
  }

  const [path = '', ...rest] = message.target.split('?')
  if (marker.place === 'query') return restore(marker.query === null ? path : `${path}?${marker.query}`, marker.head, 'query')

  const limit = options.maxBodySize + headLimits.body
  if (Number(getHeader('content-length', message.headers) ?? 0) > limit) return refuse('body-too-large')
  return {
    limit,
    tooLarge: refuse('body-too-large'),
    notReadable: refuse('body-not-readable'),
    open(bytes) {
      const opened = marker.place === 'form' ? openForm(bytes) : openEnvelope(bytes)
      if (opened === 'failure')
        return refuse(marker.place === 'envelope' && bytes.length > headLimits.body ? 'head-too-large' : 'marker-malformed')
      if (opened.body.length > options.maxBodySize) return refuse('body-too-large')
      return restore([path, ...rest].join('?'), opened.head, 'body', opened.body)
    },
  }
}

/** Where the marker stands. Whatever merely looks like one is a failure: it must not reach a handler that then reads it its own way. */
function findMarker({ target, headers }: Message): Marker | 'none' | 'marker-malformed' | 'marker-duplicate' {
  const type = getHeader('content-type', headers) ?? ''
  const start = target.indexOf('?')
  const query = takeMarker(start === -1 ? null : target.slice(start + 1))
  const isTypeMarked = type.toLowerCase().includes(markerName)
  if (query === 'failure') return 'marker-malformed'
  if (query !== 'none') return isTypeMarked ? 'marker-duplicate' : { place: 'query', ...query }
  if (!isTypeMarked) return 'none'
  if (type === envelopeType) return { place: 'envelope' }
  return type === markedFormType ? { place: 'form' } : 'marker-malformed'
}

/** https://fetch.spec.whatwg.org/#cors-preflight-request: nothing is done for it, so that whatever its URL asks for is not done either. */
function isCorsPreflight({ method, headers }: Message): boolean {
  return method === 'OPTIONS' && getHeader('access-control-request-method', headers) !== null
}

/**
 * Stands in for the preflight: a page of another origin can send all that a rewritten request consists of, but neither choose its Origin nor
 * its Sec-Fetch headers. https://www.w3.org/TR/fetch-metadata/
 */
function guard({ origins }: PreparedOptions, { headers, host }: Message): AcceptRefusalId | undefined {
  const origin = getHeader('origin', headers)
  if (origin === null || origin === '') return 'origin-missing'
  if (!origins.has(origin)) return 'origin-not-allowed'
  const [site, mode, destination] = ['site', 'mode', 'dest'].map((name) => getHeader(`sec-fetch-${name}`, headers))
  // `same-origin` needs no rewriting, but does no harm where it is true. Whether `same-site` is true cannot be told behind a proxy that sets Host.
  const isSiteConsistent =
    site === null || site === 'cross-site' || site === 'same-site' || (site === 'same-origin' && new URL(origin).host === host)
  const isFetch = (mode === null || mode === 'cors') && (destination === null || destination === 'empty')
  return isSiteConsistent && isFetch && getHeader('sec-fetch-user', headers) === null ? undefined : 'fetch-metadata-inconsistent'
}

/** What forbids to restore a head. */
function headProblem(
  options: PreparedOptions,
  { method, headers }: Message,
  target: string,
  head: RewriteHead,
  place: 'query' | 'body',
): AcceptRefusalId | undefined {
  if (head.method !== undefined) {
    if (method !== 'POST' || !(overridableMethods as readonly string[]).includes(head.method)) return 'override-forbidden'
    if (!isRewriteRoute(options.routes, head.method, target.split('?', 1)[0] ?? '')) return 'override-not-opted-in'
  }
  for (const [name, value] of head.headers) {
    const problem = headerProblem(options, name, value, place)
    if (problem !== undefined) return problem
    if (name !== 'content-type' && !isReplaceableHeaderName(name) && getHeader(name, headers) !== null) return 'header-conflict'
  }
  return undefined
}

function headerProblem(
  options: PreparedOptions,
  name: string,
  value: string,
  place: 'query' | 'body',
): AcceptRefusalId | undefined {
  if (!isMovableHeaderName(name)) return 'header-never-restored'
  if (!isMovableHeaderValue(value)) return 'header-value-invalid'
  if (name === 'content-type')
    return place === 'body' && isRestorableContentType(value, options.jsonAsText) ? undefined : 'rule-not-enabled'
  if (name === 'accept' && options.shortenAccept) return undefined
  if (options.headersInQuery.has(name) || (place === 'body' && options.headersInBody.has(name))) return undefined
  return name === 'accept' ? 'rule-not-enabled' : 'header-not-declared'
}

/** The marks of the wire go, and what was taken off comes back. */
function changedHeaders(
  arrived: HeaderList,
  head: RewriteHead,
  body: Uint8Array | undefined,
): Pick<Restored, 'removed' | 'added' | 'body'> {
  const replaced = head.headers.map(([name]) => name)
  // https://fetch.spec.whatwg.org/#http-network-or-cache-fetch: of requests without a body, POST and PUT alone say so.
  const saysLength = head.method === undefined || head.method === 'PUT'
  if (body === undefined) {
    const isEmpty = getHeader('content-length', arrived) === '0'
    return { removed: isEmpty && !saysLength ? [...replaced, 'content-length'] : replaced, added: head.headers }
  }
  return {
    removed: [...replaced, 'content-type', 'content-length', 'transfer-encoding'],
    added: body.length > 0 || saysLength ? [...head.headers, ['content-length', String(body.length)]] : head.headers,
    body,
  }
}
