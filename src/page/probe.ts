import type { Probe } from '../diagnose/probe-evidence.ts'
import type { Observations, ProbeOutcome } from '../model/evidence.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { lastAnswerOf } from './memory.ts'
import { nativeFetch } from './native-fetch.ts'
import type { ProbePolicy } from './options.ts'
import { originOf } from './origin-of.ts'
import { isControlled } from './service-worker-control.ts'
import { clearTimer, setTimer } from './timers.ts'
import { isUnloading, now } from './watch-page.ts'

type Reason = Observations['probe-not-sent']
type Outcome = ProbeOutcome | 'redirected'

/** What a probe sends, and what came of it. */
export interface SentProbe {
  outcome: Outcome
  url: string
  /** On the page's clock. */
  started: number
  ended: number
}

const answers = /* @__PURE__ */ new Map<string, { started: number; sent: Promise<SentProbe>; found?: SentProbe }>()
/** One probe at a time to a host: its connections are the app's. */
const hosts = /* @__PURE__ */ new Map<string, { last: Promise<unknown>; hung: number }>()

/** Why no probe at all may be sent for this request; undefined where one may. */
export function probeRefusal(record: RequestRecord, url: string | undefined, policy: ProbePolicy): Reason | undefined {
  // How long a server that let a probe hang is left alone, in milliseconds.
  const rest = 60_000
  if (policy === 'never') return 'never'
  if (nativeFetch() === undefined) return 'fetch-is-not-native'
  // Where it cannot be seen whether a service worker would answer, it is taken to.
  if (isControlled() !== false) return 'service-worker'
  if (isUnloading()) return 'page-unloading'
  if (globalThis.document?.visibilityState === 'hidden') return 'page-hidden'
  const origin = url === undefined ? undefined : originOf(url)
  if (url === undefined || origin === undefined || record.unseen.length > 0 || url.includes('?')) return 'not-safe'
  return now() - (hosts.get(origin)?.hung ?? Number.NEGATIVE_INFINITY) < rest ? 'server-hangs' : undefined
}

/** Whether the policy allows this probe: `safe` repeats, plainly, only what the app itself sent by GET or HEAD. */
export function isPermitted({ kind }: Probe, { method, credentialsMode }: RequestRecord, policy: ProbePolicy): boolean {
  if (kind === 'credentials') return policy === 'full' && method.toUpperCase() === 'GET' && credentialsMode === 'include'
  if (policy !== 'safe') return policy === 'full'
  return (kind === 'no-cors' || kind === 'cors') && /^(get|head)$/i.test(method)
}

/**
 * What a recent probe has found or is about to find: one that was sent a moment ago, or one of the last seconds that failed, where the origin has
 * not answered this page since. Undefined where one must be sent.
 */
export function recentAnswer(probe: Probe, record: RequestRecord, url: string): Promise<SentProbe> | undefined {
  // How long the answer to a probe is used again, in milliseconds: calls that fail together share their probes.
  const shared = 1000
  // The same for one that failed: when an API is down, each failed call must not ask anew.
  const remembered = 10_000
  const [target, init] = requestOf(probe, record, url)
  const earlier = answers.get(keyOf(target, init))
  if (earlier === undefined) return undefined
  const { started, sent, found } = earlier
  const answered = lastAnswerOf(originOf(target) ?? '') ?? Number.NEGATIVE_INFINITY
  const stillFails = found?.outcome === 'failed' && answered < found.ended
  return now() - started < (stillFails ? remembered : shared) ? sent : undefined
}

/** Sends a probe, after those that wait for the same host, and gives up at the deadline. Ask `probeRefusal` and `isPermitted` first. */
export function sendProbe(probe: Probe, record: RequestRecord, url: string, deadline: number): Promise<SentProbe> {
  const [target, init] = requestOf(probe, record, url)
  const origin = originOf(target) ?? ''
  const host = hosts.get(origin) ?? { last: Promise.resolve(), hung: Number.NEGATIVE_INFINITY }
  const sent = host.last.then(() => send(target, init, deadline))
  const answer: { started: number; sent: Promise<SentProbe>; found?: SentProbe } = { started: now(), sent }
  host.last = sent.then((found) => {
    answer.found = found
    if (found.outcome === 'timed-out') host.hung = found.ended
  }, ignore)
  keep(hosts, origin, host)
  keep(answers, keyOf(target, init), answer)
  return sent
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  // More answers and hosts than these are not kept.
  const kept = 64
  map.delete(key)
  map.set(key, value)
  if (map.size > kept) map.delete(map.keys().next().value ?? '')
}

function ignore(): void {}

function keyOf(url: string, { method, mode, redirect, credentials, headers }: RequestInit): string {
  return [method, mode, redirect, credentials, url, JSON.stringify(headers)].join(' ')
}

/** Values that say nothing, of the class that the header's own value had: unsafe where the name alone would be safe. */
function harmlessValue(name: string): string {
  if (name === 'content-type') return 'application/json'
  return /^(accept|accept-language|content-language|range)$/.test(name) ? '{}' : '1'
}

/** Without a body and, but for one, without credentials; past the HTTP cache and, in Chromium and Firefox, the preflight cache. */
function requestOf(probe: Probe, record: RequestRecord, url: string): [string, RequestInit] {
  const init: RequestInit = {
    method: record.method.toUpperCase() === 'HEAD' ? 'HEAD' : 'GET',
    mode: 'cors',
    credentials: 'omit',
    cache: 'no-store',
  }
  switch (probe.kind) {
    case 'no-cors':
      return [url, { ...init, mode: 'no-cors' }]
    case 'cors':
      return [url, init]
    case 'redirect':
      return [url, { ...init, redirect: 'manual' }]
    case 'credentials':
      return [url, { ...init, credentials: 'include' }]
    case 'origin-root':
      return [`${originOf(url) ?? ''}/`, { ...init, method: 'GET', mode: 'no-cors' }]
    case 'own-origin':
      return [`${globalThis.location.origin}/`, { ...init, method: 'HEAD', mode: 'same-origin' }]
    case 'headers':
    case 'header':
      return [url, { ...init, headers: Object.fromEntries(probe.names.map((name) => [name, harmlessValue(name)])) }]
  }
}

/** Aborted as soon as headers are there. */
async function send(url: string, init: RequestInit, deadline: number): Promise<SentProbe> {
  const started = now()
  const controller = new AbortController()
  let late = false
  const timer = setTimer(
    () => {
      late = true
      controller.abort()
    },
    Math.max(0, deadline - started),
  )
  let outcome: Outcome
  try {
    const response = await nativeFetch()?.(url, { ...init, signal: controller.signal })
    outcome = response?.type === 'opaqueredirect' ? 'redirected' : 'answered'
  } catch {
    outcome = late ? 'timed-out' : 'failed'
  }
  const ended = now()
  clearTimer(timer)
  controller.abort()
  return { outcome, url, started, ended }
}
