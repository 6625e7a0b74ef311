import { captureEnvironment } from '../../../capture/capture-environment.ts'
import { captureFetch } from '../../../capture/capture-fetch.ts'
import { requestBrand } from '../../../capture/platform.ts'
import { standingPage } from '../../../enforce/standing-page.ts'
import type { Diagnosis, RequestSummary } from '../../../model/diagnosis.ts'
import type { Engine, Environment } from '../../../model/environment.ts'
import type { Prediction } from '../../../model/prediction.ts'
import type { RequestRecord } from '../../../model/request-record.ts'
import { diagnosisOf } from '../../../page/diagnosis-of.ts'
import { summarizeRequest } from '../../../page/summarize-request.ts'
import { predictRequest } from '../../../predict/predict-request.ts'
import { isForbiddenRequestHeader } from '../../../spec/fetch/is-forbidden-request-header.ts'
import type { MatcherEnvironment } from './matcher-environment.ts'

/** What a matcher was given. */
export type Subject =
  /** A request, asked before it is sent; or one that failed, with what is known of that. */
  | { kind: 'request'; prediction: Prediction; request: RequestSummary; origin?: string; engine: Engine; failure?: Diagnosis }
  /** A call that was answered: what it asked is not known. */
  | { kind: 'answered'; said: string }
  /** A call that failed where whycors did not see it. */
  | { kind: 'unseen'; said: string }
  | { kind: 'none'; said: string }

/** The headers that a request shows once it has come over the wire of Node, and never before. */
const onTheWire = 'host'

/** What a runtime says of itself; a browser says it too, and no preflight asks about it. */
const ofRuntime = /^(?:node|undici|bun|axios\/.*|node-fetch.*|mozilla\/5\.0 .*(?:jsdom|happydom)\/.*)$/i

/** Reads what a matcher was given, as a request. Sends nothing, and reads no body. */
export function subjectOf(received: unknown, environment: MatcherEnvironment = {}): Subject {
  const given = environment.origin === undefined ? { ...standingPage(), ...environment } : environment
  if (typeof received === 'string' || received instanceof URL) {
    return isUrl(received) ? ofArguments([received], given) : none(received)
  }
  if (typeof received !== 'object' || received === null) return none(received)
  if (Array.isArray(received)) return ofList(received, given)
  if (isRequest(received)) return ofRequest(received, given)
  const diagnosis = diagnosisOf(received)
  if (diagnosis !== undefined) return ofFailure(diagnosis)
  const { request } = received as { request?: unknown }
  if (isRequest(request)) return ofRequest(request, given)
  if (isEndpoint(received)) return ofEndpoint(received, given)
  return received instanceof Error ? { kind: 'unseen', said: said(received) } : none(received)
}

/** What a promise came to. */
export function fulfilled(value: unknown, given: MatcherEnvironment = {}): Subject {
  const { status } = (typeof value === 'object' && value !== null ? value : {}) as { status?: unknown }
  if (typeof status === 'number' && !isRequest(value)) return { kind: 'answered', said: `with ${status}` }
  const subject = subjectOf(value, given)
  return subject.kind === 'none' ? { kind: 'answered', said: `with ${subject.said}` } : subject
}

/** What a promise was rejected with. */
export function rejected(reason: unknown): Subject {
  const diagnosis = diagnosisOf(reason)
  return diagnosis === undefined ? { kind: 'unseen', said: said(reason) } : ofFailure(diagnosis)
}

function ofFailure(diagnosis: Diagnosis): Subject {
  const { prediction, request, evidence } = diagnosis
  const { origin } = request
  const engine = evidence.find((one) => one.id === 'engine')?.observed ?? 'chromium'
  return { kind: 'request', prediction, request, engine, failure: diagnosis, ...(origin !== undefined && { origin }) }
}

function ofList(list: readonly unknown[], given: MatcherEnvironment): Subject {
  const [input, init] = list
  const takes = typeof input === 'string' || input instanceof URL || isRequest(input)
  const hasInit = init === undefined || init === null || typeof init === 'object'
  return takes && hasInit && list.length <= 2 ? ofArguments(list, given) : none(list)
}

function ofArguments(args: readonly unknown[], given: MatcherEnvironment): Subject {
  return ofRecord(captureFetch(args[0], args[1]), given)
}

function ofRequest(request: Request, given: MatcherEnvironment): Subject {
  const record = requestBrand.is(request) ? captureFetch(request) : ofOtherRealm(request)
  const header = (wanted: string) => record.headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
  if (header(onTheWire) === undefined) return ofRecord(record, given)
  const origin = given.origin ?? header('origin')
  // What the transport added is none of the app's doing, and a cookie tells the credentials mode, which does not travel.
  const headers = record.headers.filter(
    ([name, value]) => !isForbiddenRequestHeader(name, value) && !(name.toLowerCase() === 'user-agent' && ofRuntime.test(value)),
  )
  const credentialsMode = header('cookie') === undefined ? record.credentialsMode : 'include'
  return ofRecord({ ...record, headers, credentialsMode }, { ...given, ...(origin !== undefined && { origin }) })
}

/** A Request of another realm, or of another implementation: happy-dom's, node-fetch's. */
function ofOtherRealm({ url, method, headers, mode, credentials }: Request): RequestRecord {
  const record = captureFetch(url, { method, headers: [...headers] })
  const body: RequestRecord['body'] = method === 'GET' || method === 'HEAD' ? { kind: 'none' } : { kind: 'request', usable: true }
  return { ...record, source: 'request', mode: mode ?? 'cors', credentialsMode: credentials ?? 'same-origin', body }
}

/** An endpoint of the typed client, as far as it is looked at. */
interface EndpointLike {
  method: string
  path: string
  bodyKind?: 'none' | 'json' | 'form' | 'multipart' | 'text' | 'blob' | 'stream'
  /** Absent: the one that goes with the kind. */
  contentType?: string
  headerNames?: readonly string[]
}

/** Stands for the API of an endpoint that does not say where it is. */
const someApi = 'https://api.invalid'

/** Stands for a header value that a call brings. */
const someValue = '1'

/** What an endpoint always asks for: a value that a call brings is taken to be harmless. */
function ofEndpoint({ method, path, bodyKind, contentType, headerNames = [] }: EndpointLike, given: MatcherEnvironment): Subject {
  const url = URL.canParse(path) ? path : new URL(path.replace(/^\/*/, '/'), given.baseUrl ?? someApi).href
  const headers = headerNames.map((name): [string, string] => [name, someValue])
  if (contentType !== undefined) headers.push(['content-type', contentType])
  else if (bodyKind === 'json') headers.push(['content-type', 'application/json'])
  return ofRecord({ ...captureFetch(url, { method, headers }), body: bodies[bodyKind ?? 'none'] }, given)
}

const bodies: Record<NonNullable<EndpointLike['bodyKind']>, RequestRecord['body']> = {
  none: { kind: 'none' },
  json: { kind: 'string' },
  text: { kind: 'string' },
  form: { kind: 'url-search-params' },
  multipart: { kind: 'form-data' },
  blob: { kind: 'blob', type: '', byteLength: 1 },
  stream: { kind: 'stream', usable: true },
}

function ofRecord(record: RequestRecord, given: MatcherEnvironment): Subject {
  const { engine = 'chromium' } = given
  const environment: Environment = captureEnvironment({ ...given, engine }, record.url)
  const { origin } = environment
  if (environment.baseUrl === undefined && origin !== undefined && origin !== 'null') environment.baseUrl = origin
  const prediction = predictRequest(record, environment)
  const request = summarizeRequest(record, environment)
  return { kind: 'request', prediction, request, engine, ...(origin !== undefined && { origin }) }
}

function isRequest(value: unknown): value is Request {
  if (typeof value !== 'object' || value === null) return false
  if (requestBrand.is(value)) return true
  const { url, method, headers } = value as Partial<Request>
  return typeof url === 'string' && typeof method === 'string' && typeof headers?.get === 'function'
}

function isEndpoint(value: object): value is EndpointLike {
  const { method, path } = value as Partial<EndpointLike>
  return typeof method === 'string' && typeof path === 'string'
}

/** A word alone is more likely a mistake than a relative URL. */
function isUrl(value: string | URL): boolean {
  return value instanceof URL || /^(?:https?:|\/)/i.test(value)
}

function none(received: unknown): Subject {
  return { kind: 'none', said: said(received) }
}

/** A value in a few words. */
function said(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'string') return `the string ${JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)}`
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'function') return `the function ${value.name || '(without a name)'}`
  if (typeof value !== 'object') return `the ${typeof value} ${String(value)}`
  const { name } = value.constructor ?? {}
  return name === undefined || name === 'Object'
    ? `an object with ${Object.keys(value).join(', ') || 'nothing in it'}`
    : `a ${name}`
}
