import { redactUrl } from '../../diagnose/redact-url.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { KeepPolicy } from '../../protocol/keep-policy.ts'
import { playProtocol } from '../../protocol/play-protocol.ts'
import type { ProtocolResult } from '../../protocol/protocol-result.ts'
import type { Transport } from '../../protocol/transport.ts'
import { isRedirectStatus } from '../../spec/fetch/is-redirect-status.ts'
import { asciiLowercase } from '../../spec/infra/ascii-lowercase.ts'
import type { Question } from './parse-question.ts'

/**
 * Plays the CORS protocol for a question, without credentials and without the values of the app's own headers, and follows no redirect.
 * `sameMethod` and `sameCredentials` are both true only where the last step is what the browser itself went through.
 */
export async function playQuestion(
  question: Question,
  origin: string,
  sendRequest: boolean,
  transport: Transport,
): Promise<Exchange> {
  const { url, method, credentialsMode, redirect, preflight } = question
  const result = await playProtocol(
    {
      request: {
        method,
        url: url.href,
        headers: [],
        mode: 'cors',
        credentialsMode,
        redirect: redirect === 'follow' ? 'manual' : redirect,
      },
      origin,
      engine: 'chromium',
      preflightOf: () => preflight,
      sendRequest,
      keep,
    },
    transport,
  )
  const steps = result.exchange.steps.map(({ subject, ...step }) =>
    subject === undefined ? step : { ...step, subject: cut(subject) },
  )
  return { ...result.exchange, steps, ...likeness(question, result) }
}

function likeness(question: Question, { outcome, exchange }: ProtocolResult): Pick<Exchange, 'sameMethod' | 'sameCredentials'> {
  const last = exchange.steps.at(-1)
  // From here the network is another one than the page's, and a redirect was not followed: neither settles what the page met.
  const isOpen =
    last === undefined ||
    outcome === 'failed' ||
    (question.redirect === 'follow' && last.error === undefined && isRedirectStatus(last.response?.status ?? 0))
  if (isOpen) return { sameMethod: false, sameCredentials: false }
  // What was elided of the URL can have been a secret. A preflight never carries any; what it may grant, the mode alone decides.
  const isPreflight = last.kind === 'preflight'
  return {
    sameMethod: true,
    sameCredentials: !question.isElided && (isPreflight || (question.credentialsMode !== 'include' && !question.hasOwnHeaders)),
  }
}

/** What decides about CORS, and nothing else that a server says. */
const kept = {
  request: new Set(['origin', 'access-control-request-method', 'access-control-request-headers']),
  response: new Set([
    'access-control-allow-origin',
    'access-control-allow-credentials',
    'access-control-allow-methods',
    'access-control-allow-headers',
    'access-control-expose-headers',
    'access-control-max-age',
    'cross-origin-resource-policy',
    'location',
    'vary',
  ]),
}

/** Values longer than this are nobody's CORS header. */
const longest = 1000

const keep: KeepPolicy = {
  url: redactUrl,
  header(side, name, value) {
    const lower = asciiLowercase(name)
    if (!kept[side].has(lower)) return null
    const harmless = lower === 'location' ? redactUrl(value) : value
    return cut(harmless)
  },
}

function cut(value: string): string {
  return value.length > longest ? `${value.slice(0, longest)}…` : value
}
