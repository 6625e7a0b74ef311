import type { Stage } from '../model/cause.ts'
import type { Certainty } from '../model/certainty.ts'
import type { NextStep } from '../model/diagnosis.ts'
import { commandLine } from './command-line.ts'
import type { DiagnosisInput, Facts } from './facts.ts'

/** The one observation that would split the candidates that are left; undefined where nothing is left to split. */
export function nextStep(
  stage: Stage,
  certainty: Certainty,
  candidates: number,
  facts: Facts,
  probesAllowed: DiagnosisInput['probesAllowed'],
): NextStep | undefined {
  const { seen, request, prediction, target } = facts
  if (seen['rejection-message'] === 'foreign' || seen['probe-not-sent'] === 'no-record') {
    return stage === 'unknown' ? { id: 'use-whycors-fetch', params: {} } : undefined
  }
  if (certainty === 'certain' || stage === 'aborted' || stage === 'request' || (candidates === 1 && stage !== 'unknown'))
    return undefined
  if (stage === 'body' || stage === 'page-policy' || !/^https?:/.test(target?.protocol ?? ''))
    return { id: 'open-devtools', params: {} }
  const run: NextStep = { id: 'run-command', params: { command: commandLine(request, prediction) } }
  // From outside the preflight passed, and the request itself was not sent.
  if (seen['exchange-error'] === 'none' && seen['exchange-step'] === 'preflight') return run
  // The same request passed a moment later: asking from outside would tell no more.
  if (facts.plain && seen['probe-no-cors'] === 'answered' && seen['probe-cors'] === 'answered')
    return { id: 'open-devtools', params: {} }
  // What can be seen from outside the page has been, so that only the page can tell.
  if (seen['exchange-error'] === 'none' || seen['exchange-exact'] === true) {
    const asked = seen['probe-no-cors'] !== undefined || seen['probe-cors'] !== undefined
    return { id: probesAllowed === 'never' && !asked ? 'allow-probes' : 'open-devtools', params: {} }
  }
  return run
}
