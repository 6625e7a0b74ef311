import type { Evidence, Observations, ProbeOutcome } from '../model/evidence.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { nativeFetch } from './native-fetch.ts'
import type { ProbePolicy } from './options.ts'
import { isUnloading, now } from './watch-page.ts'

type Reason = Observations['probe-not-sent']

/** How long an answer of a server to a probe is used again, in milliseconds: when an API is down, each failed call must not ask anew. */
const remembered = 10_000
/** More answers than these are not kept. */
const kept = 64

const answers = new Map<string, { time: number; evidence: Promise<Evidence> }>()

/** One probe at a time: a server that hangs must not be asked twice at once, nor the app's connections to it be used up. */
let queue: Promise<unknown> = Promise.resolve()

/** Why no probe may be sent for this request; undefined where one may. */
export function probeRefusal(record: RequestRecord, url: string | undefined, policy: ProbePolicy): Reason | undefined {
  if (policy === 'never') return 'never'
  if (nativeFetch() === undefined) return 'fetch-is-not-native'
  if (globalThis.navigator?.serviceWorker?.controller) return 'service-worker'
  if (isUnloading()) return 'page-unloading'
  if (globalThis.document?.visibilityState === 'hidden') return 'page-hidden'
  if (url === undefined || record.unseen.length > 0) return 'not-safe'
  const { protocol, search } = new URL(url)
  if ((protocol !== 'http:' && protocol !== 'https:') || search !== '') return 'not-safe'
  const safeMethod = record.method.toUpperCase() === 'GET' || record.method.toUpperCase() === 'HEAD'
  return policy === 'safe' && !safeMethod ? 'not-safe' : undefined
}

/** What a probe of this URL says, asked now or a moment ago; at most `timeout` milliseconds. Ask `probeRefusal` first. */
export function sendProbe(record: RequestRecord, url: string, mode: 'no-cors' | 'cors', timeout: number): Promise<Evidence> {
  const method = record.method.toUpperCase() === 'HEAD' ? 'HEAD' : 'GET'
  const key = `${mode} ${method} ${url}`
  const earlier = answers.get(key)
  if (earlier !== undefined && now() - earlier.time < remembered) return earlier.evidence
  const id = mode === 'no-cors' ? 'probe-no-cors' : 'probe-cors'
  const evidence = queue.then(async (): Promise<Evidence> => ({ id, observed: await send(url, method, mode, timeout) }))
  queue = evidence
  answers.delete(key)
  answers.set(key, { time: now(), evidence })
  if (answers.size > kept) answers.delete(answers.keys().next().value ?? '')
  return evidence
}

/** Without credentials and body, past the HTTP cache and the preflight cache, and aborted as soon as headers are there. */
async function send(url: string, method: 'GET' | 'HEAD', mode: 'no-cors' | 'cors', timeout: number): Promise<ProbeOutcome> {
  const controller = new AbortController()
  let late = false
  const timer = setTimeout(() => {
    late = true
    controller.abort()
  }, timeout)
  try {
    await nativeFetch()?.(url, { method, mode, credentials: 'omit', cache: 'no-store', signal: controller.signal })
    return 'answered'
  } catch {
    return late ? 'timed-out' : 'failed'
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
