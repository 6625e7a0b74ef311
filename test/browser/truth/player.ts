import type { Environment } from '../../../src/model/environment.ts'
import type { Prediction } from '../../../src/model/prediction.ts'
import type { XhrRecord } from '../../../src/model/xhr-record.ts'
import type { BodyOfCall, Call, XhrCall } from './call.ts'
import { makeArguments, makeBody } from './make-arguments.ts'

/** The library's side. */
export interface Predictors {
  predict(input: RequestInfo | URL, init?: RequestInit, environment?: Environment): Prediction
  predictXhr(request: XhrRecord, environment?: Environment): Prediction
  predictBeacon(url: string | URL, data?: BodyInit | null, environment?: Environment): Prediction
}

/** What is kept of a prediction. */
export interface Predicted {
  verdict: string
  certainty: string
  rules: string[]
  notes: string[]
  /** Named departures of the engine from the standard that bear on the call. */
  deviations: string[]
  dropped: string[]
  method?: string
  headers?: string[]
}

/** What came of one call, seen from inside the page. */
export type Outcome =
  /** This engine cannot even make the arguments, so there is no call. */
  | { how: 'unmakeable'; error: string }
  | {
      how: 'resolved' | 'rejected' | 'hung'
      /** Under the engine that the page detects. */
      predicted: Predicted
      /** Under the engine `standard`. */
      standard: Predicted
      /** `response.type`, where there is a response. */
      type?: string
      /** Name and message of the error; `opaque`: one that says nothing. */
      error?: { name: string; message: string; opaque: boolean }
    }

export interface PlacedCall {
  id: string
  call: Call
}

/** What the placeholders in URLs stand for. */
export type Places = Record<string, string>

const patience = 8_000
const sideBySide = 12
const opaqueMessages = ['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed']
/** Above this a keepalive body may meet the quota that all calls in flight share. */
const quotaMatters = 2_000
const quotaPause = { fetch: 100, beacon: 300 }
/** Larger than where most generated ranges start. */
const blobSize = 2_000

/** Makes the calls in this page and tells what came of each. Those that share the keepalive quota go one after the other. */
export async function play(calls: readonly PlacedCall[], places: Places, predictors: Predictors): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const queue = calls.map((_, index) => index).filter((index) => !sharesQuota(calls[index]?.call))
  const alone = calls.map((_, index) => index).filter((index) => sharesQuota(calls[index]?.call))
  const work = async (indexes: number[]) => {
    for (let index = indexes.shift(); index !== undefined; index = indexes.shift()) {
      const placed = calls[index]
      if (placed === undefined) continue
      let both = { predicted: unknown, standard: unknown }
      const playing = playOne(placed, places, predictors, (predicted) => {
        both = predicted
      })
      outcomes[index] = (await Promise.race([playing, afterPatience()])) ?? { how: 'hung', ...both }
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, () => work(queue)))
  for (const index of alone) {
    await work([index])
    // Firefox gives the quota back a while after the response; of a beacon nobody sees the response.
    const pause = calls[index]?.call.api === 'beacon' ? quotaPause.beacon : quotaPause.fetch
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return outcomes
}

function sharesQuota(call: Call | undefined): boolean {
  if (call?.api === 'beacon') return byteLength(call.body) > quotaMatters
  if (call?.api !== 'fetch') return false
  const keeps = call.init?.members?.['keepalive'] ?? call.request?.members?.['keepalive']
  return Boolean(keeps) && Math.max(byteLength(call.init?.body), byteLength(call.request?.body)) > quotaMatters
}

function byteLength(body: BodyOfCall | undefined): number {
  if (body === undefined) return 0
  if (body.kind === 'text') return body.text.length * (body.times ?? 1)
  if (body.kind === 'url-search-params' || body.kind === 'form-data')
    return body.entries.reduce((sum, [, value]) => sum + (typeof value === 'string' ? value.length : value.byteLength), 0)
  if (body.kind === 'bytes' && body.memory === 'shared') return 65_536
  return 'byteLength' in body ? body.byteLength : 0
}

const unknown: Predicted = { verdict: 'unknown', certainty: 'possible', rules: [], notes: [], deviations: [], dropped: [] }

function afterPatience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), patience))
}

interface Predictions {
  predicted: Predicted
  standard: Predicted
}
type Tell = (predictions: Predictions) => void

async function playOne({ id, call }: PlacedCall, places: Places, predictors: Predictors, tell: Tell): Promise<Outcome> {
  const url = placed(call.url, id, places)
  switch (call.api) {
    case 'fetch': {
      let args: [RequestInfo | URL, RequestInit?]
      try {
        args = makeArguments(call, url)
      } catch (error) {
        return { how: 'unmakeable', error: String(error) }
      }
      const [input, init] = args
      const both = predictions((environment) => predictors.predict(input, init, environment), tell)
      try {
        const response = await fetch(...args)
        await response.arrayBuffer().catch(() => {})
        return { how: 'resolved', ...both, type: response.type }
      } catch (error) {
        return { how: 'rejected', ...both, error: described(error) }
      }
    }
    case 'xhr':
      return playXhr(call, url, predictors, tell)
    case 'beacon': {
      let body: BodyInit | undefined
      try {
        body = call.body && (makeBody(call.body) as BodyInit)
      } catch (error) {
        return { how: 'unmakeable', error: String(error) }
      }
      const both = predictions((environment) => predictors.predictBeacon(url, body, environment), tell)
      try {
        const queued = call.body === undefined ? navigator.sendBeacon(url) : navigator.sendBeacon(url, body)
        if (queued) return { how: 'resolved', ...both }
        return { how: 'rejected', ...both, error: { name: 'false', message: '', opaque: true } }
      } catch (error) {
        return { how: 'rejected', ...both, error: described(error) }
      }
    }
  }
}

async function playXhr(call: XhrCall, url: string, predictors: Predictors, tell: Tell): Promise<Outcome> {
  let body: XMLHttpRequestBodyInit | Document | undefined
  try {
    body = call.body && (makeBody(call.body) as XMLHttpRequestBodyInit)
  } catch (error) {
    return { how: 'unmakeable', error: String(error) }
  }
  const record: XhrRecord = {
    method: call.method,
    url,
    headers: call.headers,
    body: body ?? null,
    uploadListener: call.upload !== undefined && call.upload !== 'after-send',
    withCredentials: call.withCredentials ?? false,
    async: !call.sync,
    ...(call.username === undefined ? {} : { username: call.username }),
    ...(call.password === undefined ? {} : { password: call.password }),
  }
  const both = predictions((environment) => predictors.predictXhr(record, environment), tell)
  const xhr = new XMLHttpRequest()
  try {
    xhr.open(call.method, url, !call.sync, call.username, call.password)
    for (const [name, value] of call.headers) xhr.setRequestHeader(name, value)
    if (call.withCredentials) xhr.withCredentials = true
    if (call.upload === 'listener') xhr.upload.addEventListener('load', () => {})
    if (call.upload === 'handler') xhr.upload.onprogress = () => {}
    const ended = new Promise<boolean>((resolve) => {
      xhr.onload = () => resolve(true)
      xhr.onerror = () => resolve(false)
    })
    xhr.send(body)
    if (call.upload === 'after-send') xhr.upload.addEventListener('load', () => {})
    // WebKit returns from a synchronous send that it refuses, with the status 0.
    if (call.sync ? xhr.status !== 0 : await ended) return { how: 'resolved', ...both }
    return { how: 'rejected', ...both, error: { name: 'error event', message: '', opaque: true } }
  } catch (error) {
    const told = described(error)
    // What a synchronous request throws when the network or CORS failed it.
    return { how: 'rejected', ...both, error: { ...told, opaque: told.name === 'NetworkError' } }
  }
}

function predictions(ask: (environment?: Environment) => Prediction, tell: Tell): Predictions {
  const one = (environment?: Environment): Predicted => {
    try {
      return kept(ask(environment))
    } catch (error) {
      return { ...unknown, verdict: `an exception: ${String(error)}` }
    }
  }
  const both = { predicted: one(), standard: one({ engine: 'standard' }) }
  tell(both)
  return both
}

function kept(prediction: Prediction): Predicted {
  const { verdict, certainty, reasons, notes, preflight, dropped } = prediction
  const rules = [...new Set(reasons.map((reason) => reason.rule))]
  const deviations = notes.flatMap(({ rule, subject }) => (rule === 'engine-deviates' && subject !== undefined ? [subject] : []))
  return { verdict, certainty, rules, notes: [...new Set(notes.map((note) => note.rule))], deviations, dropped, ...preflight }
}

function described(error: unknown): { name: string; message: string; opaque: boolean } {
  const { name, message } = error as Error
  return { name: String(name), message: String(message), opaque: name !== 'TypeError' || opaqueMessages.includes(message) }
}

function placed(url: string, id: string, places: Places): string {
  const blob = () => URL.createObjectURL(new Blob(['x'.repeat(blobSize)], { type: 'text/plain' }))
  if (url.startsWith('{blob}')) return url.replace('{blob}', blob)
  return url.replace(/\{(\w+)\}/g, (all, name: string) => (name === 'id' ? id : (places[name] ?? all)))
}
