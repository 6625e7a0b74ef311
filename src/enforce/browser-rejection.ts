import type { Engine } from '../model/environment.ts'
import { isKey, registry } from '../page/knowledge.ts'
import { format } from '../render/format.ts'
import type { EnforcedFailure } from './enforced-call.ts'

/** The one message of an engine for whatever the network or CORS refused. The standard has none; it gets Chromium's. */
const messages: Record<Engine, string> = {
  standard: 'Failed to fetch',
  chromium: 'Failed to fetch',
  gecko: 'NetworkError when attempting to fetch resource.',
  webkit: 'Load failed',
}

/**
 * What a call rejects with: the browser's own TypeError, the reason of an aborted signal, or `refusal` where the call itself is refused. What is
 * known hangs beside it, for `explain` and `diagnosisOf`.
 *
 * `cause`, which no browser sets, holds the exact rule in words, so that a failing test shows it. `site` says where the stack begins.
 */
export function browserRejection(
  failure: EnforcedFailure,
  engine: Engine,
  site: Error,
  refusal?: () => TypeError | undefined,
): unknown {
  const { knowledge, outcome, thrown } = failure
  if (outcome === 'aborted') {
    if (isKey(thrown) && !registry().has(thrown)) registry().set(thrown, knowledge)
    return thrown
  }
  const isArgument = failure.prediction.verdict === 'throws'
  const error =
    (isArgument ? refusal?.() : undefined) ?? new TypeError(isArgument ? argumentMessage(failure, engine) : messages[engine])
  const rule = new Error(inWords(failure), thrown === undefined ? {} : { cause: thrown })
  rule.name = 'whycors'
  if (error.message === messages[engine]) {
    const { stack } = site
    // WebKit makes no stack, and clients look for that (is-network-error); the cause has it.
    for (const each of [error, rule]) restack(each, stack, each === error && engine === 'webkit')
  }
  Object.defineProperty(error, 'cause', { value: rule, configurable: true, enumerable: false, writable: true })
  // Clients that wrap errors may keep the cause alone (axios).
  registry().set(rule, knowledge)
  registry().set(error, knowledge)
  return error
}

/** How an engine begins what it says of arguments. It is never the message of a network failure, which clients try again. */
const beginnings: Record<Engine, string> = {
  standard: '',
  chromium: "Failed to execute 'fetch' on 'Window': ",
  gecko: 'Window.fetch: ',
  webkit: '',
}

function argumentMessage({ prediction }: EnforcedFailure, engine: Engine): string {
  const [reason] = prediction.reasons
  return beginnings[engine] + (reason === undefined ? 'invalid arguments' : format(reason))
}

function inWords({ knowledge, outcome, exchange }: EnforcedFailure): string {
  try {
    const diagnosis = knowledge.diagnosis()
    // What stood in for the network made it up. The causes that a page would have to think of are for `explain`; no rule of CORS was asked here.
    if (outcome === 'failed' && !exchange.sameMethod && diagnosis.certainty === 'possible') {
      const { method, url } = diagnosis.request
      return `network error\n${method} ${url} met a network error: Response.error(), a mock that knows no such call, or a stream that cannot be sent again. CORS has no part in it.`
    }
    return `${diagnosis.cause}\n${format(diagnosis)}`
  } catch {
    return 'no diagnosis could be made'
  }
}

function restack(error: Error, stack: string | undefined, without: boolean): void {
  const [, ...frames] = (stack ?? '').split('\n')
  const value = without ? undefined : [`${error.name}: ${error.message}`, ...frames].join('\n')
  Object.defineProperty(error, 'stack', { value, configurable: true, enumerable: false, writable: true })
}
