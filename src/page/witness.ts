import { diagnose } from '../diagnose/diagnose.ts'
import type { RequestSummary } from '../model/diagnosis.ts'
import type { Evidence, Observations } from '../model/evidence.ts'
import type { Exchange } from '../model/exchange.ts'
import { predictRequest } from '../predict/predict-request.ts'
import type { Call } from './call.ts'
import { classifyError } from './classify-error.ts'
import { type Failure, gather, gatherLater } from './gather.ts'
import type { Knowledge } from './knowledge.ts'
import { probePolicyOf } from './options.ts'
import { sendProbes } from './send-probes.ts'
import { signalStateOf } from './signal-state-of.ts'
import { absoluteUrl, summarizeRequest } from './summarize-request.ts'
import { setTimer } from './timers.ts'
import { now } from './watch-page.ts'

/** A call as it may be kept. */
export function summaryOf({ record, environment, options: { redact }, rewritten }: Call): RequestSummary {
  return { ...summarizeRequest(record, environment, redact), ...(rewritten && { rewritten }) }
}

/** What is concluded from a failed call: all that the page alone can tell, and more once somebody asks for it. */
export function witnessFailure(call: Call, error: unknown, known: Partial<Ending> = {}): Knowledge {
  const ending = { ...endingOf(call, error), ...known }
  const rejected = now()
  const prediction = predictRequest(call.record, call.environment)
  const request = summaryOf(call)
  const failure: Failure = { call, ending, prediction, url: absoluteUrl(call.record, call.environment), rejected }
  const evidence = new Map(gather(failure).map((one) => [one.id, one]))
  let exchange: Exchange | undefined
  let waited: Promise<void> | undefined
  let probing: Promise<void> = Promise.resolve()

  const tell = (...observed: Evidence[]) => {
    for (const one of observed) evidence.set(one.id, one)
  }
  const facts = () => {
    tell(...gatherLater(failure).filter(({ id }) => !evidence.has(id)))
    return {
      evidence: [...evidence.values()],
      prediction,
      request,
      probesAllowed: probePolicyOf(call.options),
      ...(exchange === undefined ? {} : { exchange }),
    }
  }

  const hasViolation = () => {
    facts()
    return evidence.has('csp-violation')
  }

  const waitForEvents = async () => {
    await delay(eventDelay)
    // A rejection at once is most often that of a policy.
    for (let more = 0; more < 4 && call.inMicrotask && !hasViolation(); more += 1) await delay(eventDelay)
    facts()
    if (typeof globalThis.document === 'object' && !evidence.has('csp-violation')) tell({ id: 'csp-silent', observed: true })
  }

  return {
    version: 1,
    diagnosis: () => diagnose(facts()),
    async explain(options) {
      const deadline = now() + (options.deadline ?? 3000)
      if (options.exchange !== undefined) exchange = options.exchange
      if (options.response !== undefined) tell({ id: 'response-arrived', observed: true })
      try {
        waited ??= waitForEvents()
        await waited
        const policy = options.probe ?? probePolicyOf(call.options)
        // Who asks at the same time waits for the same probes.
        probing = probing.then(() => {
          // A refusal of the last time need not hold any more.
          evidence.delete('probe-not-sent')
          return sendProbes(failure, policy, deadline, facts, tell)
        })
        await probing
      } catch {
        // What is known by then is the answer.
        probing = Promise.resolve()
      }
      return diagnose(facts())
    },
  }
}

/** How the failure showed itself. */
export interface Ending {
  name: Observations['rejection-name']
  message: Observations['rejection-message']
  signal: Observations['signal-state']
  /** Whether `fetch` had resolved, so that only the body was left; null: it cannot be known. Default: false. */
  responseArrived?: boolean | null
}

function endingOf({ signal }: Call, error: unknown): Ending {
  return { ...classifyError(error), signal: signalStateOf(signal, error) }
}

/** How long to wait for a violation event, in milliseconds: it comes after the rejection, by 0.7 to 2 ms (measured 2026-11-22). */
const eventDelay = 30

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimer(resolve, milliseconds))
}
