import { diagnose } from '../../diagnose/diagnose.ts'
import { redactUrl } from '../../diagnose/redact-url.ts'
import { refusedHere } from '../../diagnose/refused-here.ts'
import type { Diagnosis } from '../../model/diagnosis.ts'
import type { Environment } from '../../model/environment.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Prediction } from '../../model/prediction.ts'
import type { RequestRecord } from '../../model/request-record.ts'
import { browserHeaders } from '../../node/browser-headers.ts'
import { sendRaw } from '../../node/send-raw.ts'
import { summarizeRequest } from '../../page/summarize-request.ts'
import { predictRequest } from '../../predict/predict-request.ts'
import type { FilteredResponse } from '../../protocol/filtered-response.ts'
import { type KeepPolicy, keepCorsRelevant } from '../../protocol/keep-policy.ts'
import { playProtocol } from '../../protocol/play-protocol.ts'
import type { ProtocolInput } from '../../protocol/protocol-input.ts'
import type { ProtocolResult } from '../../protocol/protocol-result.ts'
import type { Transport, TransportRequest } from '../../protocol/transport.ts'
import { bodyContentType } from '../../spec/fetch/body-content-type.ts'
import { getHeader, type HeaderList } from '../../spec/fetch/header-list.ts'
import { normalizeHeaderValue } from '../../spec/fetch/normalize-header-value.ts'
import { normalizeMethod } from '../../spec/fetch/normalize-method.ts'
import { asciiLowercase } from '../../spec/infra/ascii-lowercase.ts'
import { longestUrl } from './longest-url.ts'
import type { Arguments } from './parse-arguments.ts'

/** What is known after a run. */
export interface Played {
  outcome: 'pass' | 'refused' | 'failed' | 'not-sent'
  prediction: Prediction
  exchange: Exchange
  /** Absent where nothing failed. */
  diagnosis?: Diagnosis
  /** What the page would get. */
  response?: FilteredResponse
  /** What the transport said of a failure of the network. */
  detail?: string
  /** Normalised. */
  method: string
  /** The messages that were sent. */
  sent: readonly TransportRequest[]
}

/** Predicts what a browser does with a request, does it, and says why it failed where it did. */
export async function playRequest(args: Arguments): Promise<Played> {
  const environment: Environment = { origin: args.origin, engine: args.engine }
  const record = recordOf(args)
  const prediction = predictRequest(record, environment)
  const method = normalizeMethod(args.method)
  const sent: TransportRequest[] = []
  const transport = dressedTransport(args.timeout)
  const result: ProtocolResult =
    prediction.verdict === 'throws' || prediction.verdict === 'blocked'
      ? { outcome: 'refused', exchange: { version: 1, steps: [], sameCredentials: true, sameMethod: true }, urlList: [args.url] }
      : await playProtocol(protocolInput(args, method, prediction), (message) => {
          // Redirects can make URLs of megabytes, and each message lists all before it.
          sent.push({ ...message, urlList: [message.url] })
          return transport(message)
        })
  const { outcome, exchange, error, response } = result
  return {
    outcome,
    prediction,
    exchange,
    ...(outcome === 'pass' || outcome === 'not-sent' ? {} : { diagnosis: diagnosisOf() }),
    ...(response === undefined ? {} : { response }),
    ...(error?.detail === undefined ? {} : { detail: error.detail }),
    method,
    sent,
  }

  function diagnosisOf(): Diagnosis {
    const evidence: Evidence[] = [{ id: 'engine', observed: args.engine }]
    if (exchange.steps.length === 0) evidence.push(...refusedHere(prediction))
    if (error !== undefined && error.subject !== '') evidence.push({ id: 'exchange-subject', observed: error.subject })
    return diagnose({ evidence, prediction, request: summarizeRequest(record, environment), exchange })
  }
}

/** The call `fetch(url, { method, headers, body, credentials })`, without the cookie, which no call can set. */
function recordOf(args: Arguments): RequestRecord {
  return {
    api: 'fetch',
    source: 'arguments',
    url: args.url,
    method: args.method,
    headers: args.headers.filter(([name]) => !isCookie(name)),
    body: args.data === undefined ? { kind: 'none' } : { kind: 'string', byteLength: new TextEncoder().encode(args.data).length },
    mode: 'cors',
    credentialsMode: args.credentialsMode,
    cache: 'default',
    redirect: 'follow',
    referrerPolicy: '',
    keepalive: false,
    inconvertible: [],
    unseen: [],
  }
}

function protocolInput(args: Arguments, method: string, prediction: Prediction): ProtocolInput {
  const { origin, engine, url, credentialsMode } = args
  const secureContext = origin.startsWith('https:')
  const dropped = new Set(prediction.dropped)
  const headers = combine(args.headers.filter(([name]) => isCookie(name) || !dropped.has(asciiLowercase(name))))
  const type = args.data === undefined ? null : bodyContentType('string')
  if (type !== null && getHeader('content-type', headers) === null) headers.push(['Content-Type', type])
  return {
    request: {
      method,
      url,
      headers,
      ...(args.data === undefined ? {} : { body: new TextEncoder().encode(args.data) }),
      mode: 'cors',
      credentialsMode,
      redirect: 'follow',
    },
    origin,
    engine,
    secureContext,
    sendRequest: args.send || method === 'GET' || method === 'HEAD',
    keep,
    // The Content-Type that the body implies stands in the headers already.
    preflightOf: (hop) => {
      const record: RequestRecord = { ...recordOf(args), ...hop, source: 'request', body: { kind: 'none' } }
      return predictRequest(record, { origin: hop.origin, engine, secureContext }).preflight ?? null
    },
  }
}

/** As a `Headers` object holds them: a name that comes twice has both values. */
function combine(headers: HeaderList): [string, string][] {
  const combined = new Map<string, [string, string]>()
  for (const [name, raw] of headers) {
    const value = normalizeHeaderValue(raw)
    const present = combined.get(asciiLowercase(name))
    if (present === undefined) combined.set(asciiLowercase(name), [name, value])
    else present[1] += `${isCookie(name) ? '; ' : ', '}${value}`
  }
  return [...combined.values()]
}

/** Sends what a browser would send, until the time for the whole exchange is over. */
function dressedTransport(timeout: number): Transport {
  const end = performance.now() + timeout
  return async (message) => {
    const left = Math.max(1, Math.ceil(end - performance.now()))
    const answer = await sendRaw({ ...message, headers: browserHeaders(message) }, { timeout: left })
    return 'error' in answer && answer.error === 'timeout' ? { ...answer, detail: `not answered within ${timeout} ms` } : answer
  }
}

function keptUrl(url: string): string {
  return url.length > longestUrl ? `${redactUrl(url.slice(0, longestUrl))}…` : redactUrl(url)
}

const keep: KeepPolicy = {
  url: keptUrl,
  header(side, name, value) {
    return side === 'response' && asciiLowercase(name) === 'location'
      ? keptUrl(value)
      : keepCorsRelevant.header(side, name, value)
  },
}

function isCookie(name: string): boolean {
  return asciiLowercase(name) === 'cookie'
}
