import { brandOf } from '../capture/brand.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Prediction } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { originOf } from './origin-of.ts'

/** An answer as it came, without any value of the request and without its query; what it means is worked out when somebody asks. */
interface Answer {
  method: string
  credentialsMode: string
  /** Of its headers; undefined where not all of the request was seen. */
  names: string[] | undefined
  type: ResponseType
  url: string
  time: number
}

/** When an origin last answered this page, and when it last let itself be read across origins. */
interface Experience {
  answered: number
  readable: number
}

/** A call that was answered: no values, no query. */
interface Success {
  time: number
  url: string
  method: string
  credentialsMode: string
  readable: boolean
  /** Names of the headers that are not safelisted by their name, sorted. */
  names: string[]
}

/** More origins and calls than these are not remembered; the oldest is forgotten first. */
const keptOrigins = 32
const keptCalls = 100

/** The answers since the last question. Most pages never ask, so that each costs next to nothing. */
let answers: Answer[] = []
const origins = /* @__PURE__ */ new Map<string, Experience>()
const calls = /* @__PURE__ */ new Map<string, Success>()

const responseBrand = /* @__PURE__ */ brandOf<Response>(typeof Response === 'function' ? Response : undefined, 'type', 'url')

/** Headers that a page may send without leave, as long as their values are harmless; what they were granted is not known. */
const safelisted = /^(accept|accept-language|content-language|range)$/
const plainType = /^(text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/i

function namesOf({ headers }: RequestRecord): string[] {
  const names: string[] = []
  for (const [written, value] of headers) {
    const name = written.toLowerCase()
    if (!safelisted.test(name) && !(name === 'content-type' && plainType.test(value))) names.push(name)
  }
  return names.length < 2 ? names : [...new Set(names)].sort()
}

function keyOf(method: string, credentialsMode: string, url: string, names: string[]): string {
  return [method, credentialsMode, url, ...names].join(' ')
}

function withoutQuery(url: string): string {
  const end = url.search(/[?#]/)
  return end < 0 ? url : url.slice(0, end)
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value, limit: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > limit) map.delete(map.keys().next().value ?? '')
}

/** Notes that a call was answered. Looks at the type and the URL of the response and at nothing else. */
export function rememberResponse(record: RequestRecord, response: unknown, time: number): void {
  if (typeof response !== 'object' || response === null || !responseBrand.is(response)) return
  rememberAnswer(record, responseBrand.get(response, 'type'), responseBrand.get(response, 'url'), time)
}

/** Notes that a call was answered, by whatever interface: the type that a `Response` would have, and the URL, empty where it is not known. */
export function rememberAnswer(record: RequestRecord, type: ResponseType, url: string, time: number): void {
  // A cache does not tell that a server is there.
  const { method, credentialsMode, cache, unseen } = record
  if (cache === 'force-cache' || cache === 'only-if-cached') return
  answers.push({
    method,
    credentialsMode,
    names: unseen.length > 0 ? undefined : namesOf(record),
    type,
    url: withoutQuery(url || record.url),
    time,
  })
  if (answers.length >= 2 * keptCalls) digest()
}

/** Works out what the answers since the last question mean. */
function digest(): void {
  const fresh = answers
  answers = []
  for (const answer of fresh) take(answer)
}

function take({ method, credentialsMode, names, type, url, time }: Answer): void {
  // What a page or a service worker made up came from nowhere.
  if (type === 'default' || type === 'error') return
  const origin = originOf(url)
  if (origin === undefined) return
  const readable = type === 'cors'
  const earlier = origins.get(origin)?.readable
  keep(origins, origin, { answered: time, readable: readable ? time : (earlier ?? Number.NEGATIVE_INFINITY) }, keptOrigins)
  if (names === undefined || (type !== 'cors' && type !== 'basic')) return
  keep(calls, keyOf(method, credentialsMode, url, names), { time, url, method, credentialsMode, readable, names }, keptCalls)
}

/** When an origin last answered this page, on the page's clock; undefined where it never did, or that is forgotten. */
export function lastAnswerOf(origin: string): number | undefined {
  digest()
  return origins.get(origin)?.answered
}

/** What this page remembers of the origin of a call, and of calls like it. */
export function recall(record: RequestRecord, url: string, { preflight }: Prediction, time: number): Evidence[] {
  digest()
  const experience = origins.get(originOf(url) ?? '')
  if (experience === undefined) return []
  const evidence: Evidence[] = [{ id: 'memory-origin-answered', observed: seconds(time - experience.answered) }]
  if (experience.readable > 0) evidence.push({ id: 'memory-origin-readable', observed: seconds(time - experience.readable) })
  if (record.unseen.length > 0) return evidence
  const bare = withoutQuery(url)
  const same = calls.get(keyOf(record.method, record.credentialsMode, bare, namesOf(record)))
  if (same !== undefined) evidence.push({ id: 'memory-same-call-answered', observed: seconds(time - same.time) })
  if (preflight === undefined) return evidence
  let passed = Number.NEGATIVE_INFINITY
  for (const { url: known, method, credentialsMode, readable, names, time: at } of calls.values()) {
    const alike = known === bare && method === record.method && credentialsMode === record.credentialsMode && readable
    if (alike && preflight.headers.every((name) => names.includes(name))) passed = Math.max(passed, at)
  }
  if (passed > 0) evidence.push({ id: 'memory-preflight-passed', observed: seconds(time - passed) })
  return evidence
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / 1000))
}
