import { captureEnvironment } from '../capture/capture-environment.ts'
import { captureFetch } from '../capture/capture-fetch.ts'
import { diagnose } from '../diagnose/diagnose.ts'
import type { Diagnosis } from '../model/diagnosis.ts'
import { predictRequest } from '../predict/predict-request.ts'
import { attempt } from './attempt.ts'
import { classifyError } from './classify-error.ts'
import { type ExplainOptions, findKnowledge, type Knowledge, knowledgeOfReading } from './knowledge.ts'
import { summarizeRequest } from './summarize-request.ts'

/**
 * Says why a call failed: by the evidence that was kept, then, where allowed, by careful probes. Takes the error itself or one that wraps it
 * (`cause`). Never rejects; for an error that did not come through whycors the cause is `unknown` and `next` says what would help.
 *
 * @example
 * try { await fetch('https://api.example.com/orders') } catch (error) { console.log(format(await explain(error))) }
 */
export async function explain(error: unknown, given: ExplainOptions = {}): Promise<Diagnosis> {
  const { exchange, ...others } = given
  const options = isExchange(exchange) ? given : others
  const knowledge = findKnowledge(error) ?? reading(error, options)
  return knowledge === undefined ? unseen(error, options) : knowledge.explain(options)
}

/** It comes from a server, which can answer anything. */
function isExchange(given: ExplainOptions['exchange']): boolean | undefined {
  return attempt(() => given?.steps.every(({ request }) => request.headers.every(([name]) => name)))
}

function reading(error: unknown, { response }: ExplainOptions): Knowledge | undefined {
  return attempt(() => knowledgeOfReading(response, error))
}

/** The diagnosis of an error whose request nobody saw. */
function unseen(error: unknown, { exchange }: ExplainOptions): Diagnosis {
  const record = { ...captureFetch(undefined), url: '', unseen: ['input'] as const }
  const environment = attempt(() => captureEnvironment()) ?? {}
  const { name, message } = classifyError(error)
  return diagnose({
    evidence: [
      { id: 'rejection-name', observed: name },
      { id: 'rejection-message', observed: message },
      { id: 'probe-not-sent', observed: 'no-record' },
    ],
    prediction: predictRequest(record, environment),
    request: summarizeRequest(record, environment),
    ...(exchange === undefined ? {} : { exchange }),
  })
}
