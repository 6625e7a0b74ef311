import type { Environment } from '../model/environment.ts'
import type { RequestRecord } from '../model/request-record.ts'
import type { RewriteRefusal, RewriteStep } from '../model/rewrite.ts'
import { predictRequest } from '../predict/predict-request.ts'
import type { PreparedPolicy } from '../rewrite/prepare-policy.ts'
import { rewriteRequest } from '../rewrite/rewrite-request.ts'
import type { Brand } from './brand.ts'
import { captureFetch } from './capture-fetch.ts'
import { initOfRequest } from './init-of-request.ts'
import { isProxy } from './is-proxy.ts'
import { isPlainObject, ownData } from './own-data.ts'
import { arrayBufferBrand, dataViewBrand, requestBrand, typedArrayBrand } from './platform.ts'

/** Arguments of a `fetch` call. */
export type FetchArguments = [input: RequestInfo | URL, init?: RequestInit]

/** What became of a call. */
export interface RewriteResult {
  /** Whether the arguments are others. False: they are the very ones that came in. */
  changed: boolean
  /** What to call `fetch` with. */
  args: FetchArguments
  /** What was changed, in order. Empty where nothing was. */
  steps: RewriteStep[]
  /** What stood in the way, where a preflight is needed and stays. Empty for a call that needs none. */
  refused: RewriteRefusal[]
}

/** Rewrites a call for the page that `environment` describes. Looks at the arguments as `predict` does, and changes none of them. */
export function rewriteArguments(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  policy: PreparedPolicy,
  environment: Environment,
): RewriteResult {
  const captured = captureFetch(input, init)
  const record = { ...captured, url: absolute(captured.url, environment) }
  const plan = rewriteRequest({
    record,
    body: readableBody(record, init),
    policy,
    predict: (candidate) => predictRequest(candidate, environment),
  })
  const { changed, steps, refused } = plan
  if (!plan.changed) return { changed, args: init === undefined ? [input] : [input, init], steps, refused }

  const changes: RequestInit = { headers: plan.record.headers as [string, string][] }
  if (plan.record.method !== record.method) changes.method = plan.record.method
  if (plan.record.cache !== record.cache) changes.cache = plan.record.cache as RequestCache
  if (plan.record.redirect !== record.redirect) changes.redirect = plan.record.redirect as RequestRedirect
  if (plan.body !== undefined) changes.body = plan.body as BodyInit
  const isMoved = plan.record.url !== record.url
  const own = isRequest(input) ? ownOf(input, isMoved) : {}
  return { changed, args: [isMoved ? plan.record.url : input, { ...own, ...copyOf(init), ...changes }], steps, refused }
}

function absolute(url: string, { baseUrl, origin }: Environment): string {
  const base = baseUrl ?? (origin === 'null' ? undefined : origin)
  return URL.canParse(url, base) ? new URL(url, base).href : url
}

/** A body that is in `init` and can be read and written again. Bytes are copied, as `fetch` does. */
function readableBody(record: RequestRecord, init: RequestInit | undefined): string | Uint8Array | undefined {
  if (init === undefined || (record.body.kind !== 'string' && record.body.kind !== 'bytes')) return undefined
  const body = ownData(init, 'body')
  if (typeof body === 'string') return body
  if (typeof body !== 'object' || body === null) return undefined
  if (arrayBufferBrand.is(body)) return new Uint8Array(body).slice()
  const view = viewOf(body)
  // Bytes that others can change while they are read are refused by `fetch`.
  return view === undefined || !arrayBufferBrand.is(view.buffer) ? undefined : view.slice()
}

function viewOf(body: object): Uint8Array | undefined {
  const of = <T extends ArrayBufferView>(brand: Brand<T>, view: T) =>
    new Uint8Array(brand.get(view, 'buffer'), brand.get(view, 'byteOffset'), brand.get(view, 'byteLength'))
  if (dataViewBrand.is(body)) return of(dataViewBrand, body)
  return typedArrayBrand.is(body) ? of(typedArrayBrand, body) : undefined
}

function isRequest(input: unknown): input is Request {
  return typeof input === 'object' && input !== null && !isProxy(input) && requestBrand.is(input)
}

/** What has to be said of a Request: all, where its URL is another; else what it forgets as soon as it comes with an `init`. */
function ownOf(request: Request, isMoved: boolean): RequestInit {
  const all = initOfRequest(request)
  const { referrer = '', referrerPolicy = '' } = all
  return isMoved ? all : { referrer, referrerPolicy }
}

/** The own properties of `init`. Members were all seen to be data; a getter that belongs to somebody else is not run. */
function copyOf(init: RequestInit | undefined): RequestInit {
  const copy: Record<PropertyKey, unknown> = {}
  if (typeof init !== 'object' || init === null || !isPlainObject(init)) return copy
  for (const key of Reflect.ownKeys(init)) {
    const descriptor = Object.getOwnPropertyDescriptor(init, key)
    if (descriptor !== undefined && 'value' in descriptor && descriptor.value !== undefined) copy[key] = descriptor.value
  }
  return copy
}
