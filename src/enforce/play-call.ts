import { redactUrl } from '../diagnose/redact-url.ts'
import type { Diagnosis } from '../model/diagnosis.ts'
import type { Environment } from '../model/environment.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Prediction } from '../model/prediction.ts'
import type { BodyRecord, RequestRecord } from '../model/request-record.ts'
import { attempt } from '../page/attempt.ts'
import type { Knowledge } from '../page/knowledge.ts'
import { absoluteUrl } from '../page/summarize-request.ts'
import { predictRequest } from '../predict/predict-request.ts'
import { type PreparedRequest, prepareRequest } from '../predict/prepare-request.ts'
import { type KeepPolicy, keepCorsRelevant } from '../protocol/keep-policy.ts'
import { playProtocol } from '../protocol/play-protocol.ts'
import type { ProtocolInput } from '../protocol/protocol-input.ts'
import { getHeader } from '../spec/fetch/header-list.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { checkIntegrity } from './check-integrity.ts'
import { diagnoseFailure } from './diagnose-failure.ts'
import { EnforceFault } from './enforce-fault.ts'
import type { ObservedCall } from './enforce-observer.ts'
import type { EnforcedCall, EnforcedFailure, EnforcedResult } from './enforced-call.ts'
import type { EnforcedPage } from './enforced-page.ts'
import { createFetchTransport } from './fetch-transport.ts'
import { headersAsSent } from './headers-as-sent.ts'
import { sendableBody } from './sendable-body.ts'

const noExchange: Exchange = { version: 1, steps: [], sameCredentials: true, sameMethod: true }

/** Stands for the body on its way through the protocol, which hands it on and never looks. */
const someBody = new Uint8Array()

/**
 * Carries out one call as the browser of the page would: predicts it, sends its messages through the page's fetch, and applies every check. The
 * observer hears of it before this returns.
 *
 * @returns rejects with an `EnforceFault` alone: where the test itself is at fault
 */
export function playCall(page: EnforcedPage, call: EnforcedCall): Promise<EnforcedResult> {
  const { record } = call
  const environment = page.environmentOf(record.url)
  const prediction = predictRequest(record, environment)
  const url = absoluteUrl(record, environment)
  const observed: ObservedCall = { record, prediction, environment, url, site: call.site ?? new Error('made here') }
  attempt(() => page.observer?.call?.(observed))
  return settle(page, call, observed).then((result) => {
    attempt(() => page.observer?.settled?.(observed, result))
    return result
  })
}

async function settle(page: EnforcedPage, call: EnforcedCall, observed: ObservedCall): Promise<EnforcedResult> {
  const { record, signal } = call
  const { prediction, environment, url } = observed
  const failure = (outcome: EnforcedFailure['outcome'], exchange: Exchange, more: Partial<EnforcedFailure>): EnforcedFailure => ({
    outcome,
    prediction,
    exchange,
    knowledge: knowledgeFrom(() => diagnoseFailure(page, observed, { outcome, exchange, ...more })),
    ...more,
  })
  if (prediction.verdict === 'throws') return failure('refused', noExchange, {})
  if (url === undefined) {
    throw new EnforceFault(
      `The URL ${JSON.stringify(redactUrl(record.url))} is relative, and a page of the origin ${page.origin} gives nothing to resolve it against: an absolute URL was expected, or the option baseUrl.`,
    )
  }
  if (signal?.aborted) return failure('aborted', noExchange, { thrown: signal.reason })
  if (prediction.verdict === 'blocked') return failure('refused', noExchange, {})

  const prepared = prepareRequest(record, environment)
  const transport = createFetchTransport(
    page,
    sendableBody(prepared.body, call.body, getHeader('content-type', prepared.headers)),
    signal,
  )
  const played = playProtocol(protocolInput(page, record, prepared, environment, prediction, url), transport.send).then(
    async ({ outcome, exchange, error, response, urlList }): Promise<EnforcedResult> => {
      const { last } = transport
      transport.release(outcome === 'pass' ? last : undefined)
      if (outcome === 'pass' && response !== undefined && last !== undefined) {
        const url = withoutFragment(urlList.at(-1) ?? '')
        const pass = { outcome, prediction, exchange, filtered: response, response: last, url, redirected: urlList.length > 1 }
        if (!call.integrity) return pass
        const checked = await checkIntegrity(pass, call.integrity, page.engine)
        if (typeof checked === 'object') return checked
        const step = exchange.steps.at(-1)
        if (step !== undefined) step.error = checked
        return failure('refused', exchange, { error: { cause: checked, subject: '' } })
      }
      if (signal?.aborted && outcome === 'failed') return failure('aborted', exchange, { thrown: signal.reason })
      const more = error === undefined ? {} : { error }
      if (outcome !== 'failed') return failure('refused', exchange, more)
      return failure('failed', named(exchange, transport.rejected?.isNamed), { ...more, thrown: transport.rejected?.error })
    },
  )
  if (signal === undefined) return played
  // A fetch that does not heed the signal keeps nobody waiting.
  return untilAborted(signal, played, () => failure('aborted', noExchange, { thrown: signal.reason }))
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? ''
}

function untilAborted(
  signal: AbortSignal,
  played: Promise<EnforcedResult>,
  aborted: () => EnforcedResult,
): Promise<EnforcedResult> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(aborted())
    signal.addEventListener('abort', onAbort, { once: true })
    played.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

/** A failure of which nobody says what it was is none that anything can be built upon. */
function named(exchange: Exchange, isNamed: boolean | undefined): Exchange {
  return isNamed === true ? exchange : { ...exchange, sameCredentials: false, sameMethod: false }
}

function knowledgeFrom(diagnose: () => Diagnosis): Knowledge {
  let made: Diagnosis | undefined
  const diagnosis = () => {
    made ??= diagnose()
    return made
  }
  return { version: 1, diagnosis, explain: async () => diagnosis() }
}

function protocolInput(
  page: EnforcedPage,
  record: RequestRecord,
  prepared: PreparedRequest,
  environment: Environment,
  prediction: Prediction,
  url: string,
): ProtocolInput {
  const { origin, engine, preflights } = page
  const secureContext = environment.secureContext ?? origin.startsWith('https:')
  return {
    request: {
      api: record.api,
      method: prepared.method,
      url,
      headers: headersAsSent(prepared),
      ...(prepared.body.kind === 'none' ? {} : { body: someBody }),
      mode: prepared.mode as ProtocolInput['request']['mode'],
      credentialsMode: record.credentialsMode as ProtocolInput['request']['credentialsMode'],
      redirect: record.redirect as ProtocolInput['request']['redirect'],
      cache: record.cache,
      referrerPolicy: record.referrerPolicy,
    },
    origin,
    engine,
    secureContext,
    sendRequest: true,
    preflights,
    keep: keepPolicy(page),
    preflightOf({ method, url, headers, origin, redirectCount, hasBody }) {
      if (redirectCount === 0 && prediction.verdict !== 'same-origin') return prediction.preflight ?? null
      if (redirectCount === 0) {
        // The request as it was made, had it been made across origins: Firefox asks that after a redirect.
        return predictRequest({ ...record, url }, { origin: 'null', engine, secureContext }).preflight ?? null
      }
      // The Content-Type that a body implies stands in the headers by now.
      const left: BodyRecord = { kind: 'bytes', byteLength: 0 }
      const body: BodyRecord = hasBody ? (prepared.body.kind === 'stream' ? prepared.body : left) : { kind: 'none' }
      const hop: RequestRecord = { ...record, method, url, headers, body, mode: 'cors', keepalive: false }
      return predictRequest(hop, { origin, engine, secureContext }).preflight ?? null
    },
  }
}

function keepPolicy({ redact }: EnforcedPage): KeepPolicy {
  // The preflight of a request has its URL.
  let lastRedacted: { url: string; redacted: string } | undefined
  const url = (given: string) => {
    if (lastRedacted?.url !== given) lastRedacted = { url: given, redacted: redactUrl(given) }
    const { redacted } = lastRedacted
    return redact === undefined ? redacted : redact(redacted)
  }
  return {
    url,
    header: (side, name, value) =>
      side === 'response' && asciiLowercase(name) === 'location' ? url(value) : keepCorsRelevant.header(side, name, value),
  }
}
