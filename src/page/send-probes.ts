import type { DiagnosisInput } from '../diagnose/facts.ts'
import { type Probe, probeEvidence } from '../diagnose/probe-evidence.ts'
import { probesWorthSending } from '../diagnose/probes-worth-sending.ts'
import type { Evidence, Observations } from '../model/evidence.ts'
import { development } from './development.ts'
import type { Failure } from './gather.ts'
import type { ProbePolicy } from './options.ts'
import { originOf } from './origin-of.ts'
import { isPermitted, probeRefusal, recentAnswer, type SentProbe, sendProbe } from './probe.ts'
import { createProbeBudget, type ProbeBudget } from './probe-budget.ts'
import { setTimer } from './timers.ts'
import { cspViolation, now } from './watch-page.ts'
import { timingOf } from './watch-timing.ts'

let budget: ProbeBudget | undefined

/** Under the condition `development` there is one page, and somebody waits for its answer. */
function budgetOfPage(): ProbeBudget | undefined {
  if (!development) budget ??= createProbeBudget(now, Math.random)
  return budget
}

/**
 * Sends the probes that the diagnosis asks for, one after the other, until it asks for none, the time is up or the budget spent.
 *
 * @param input what is known so far
 * @param tell is given what was observed
 */
export async function sendProbes(
  failure: Failure,
  policy: ProbePolicy,
  deadline: number,
  input: () => DiagnosisInput,
  tell: (...evidence: Evidence[]) => void,
): Promise<void> {
  // For one failure.
  const most = 6
  // All of them together, in milliseconds.
  const longest = 3000
  // A probe that would have less time than this is not sent: its silence would mean nothing.
  const shortest = 200
  const { call, url } = failure
  const { record, environment } = call
  const end = Math.min(deadline, now() + longest)
  const refuse = (observed: Observations['probe-not-sent']) => tell({ id: 'probe-not-sent', observed })
  const blocked = new Set<Probe['kind']>()
  let opened = false
  let sent = 0
  while (sent < most && end - now() > shortest) {
    const worth = probesWorthSending(input()).filter(({ kind }) => !blocked.has(kind))
    if (worth.length === 0) return
    const refusal = probeRefusal(record, url, policy)
    const probe = worth.find((one) => isPermitted(one, record, policy))
    if (refusal !== undefined || url === undefined || probe === undefined) {
      if (sent === 0) refuse(refusal ?? 'not-safe')
      return
    }
    let answer = recentAnswer(probe, record, url)
    if (answer === undefined) {
      const limits = budgetOfPage()
      opened ||= limits?.open(originOf(url) ?? '') ?? true
      if (!opened || limits?.take() === false) return refuse('budget')
      answer = sendProbe(probe, record, url, end)
    }
    const found = await answer
    sent += 1
    if (await isBlockedByPolicy(probe, found)) blocked.add(probe.kind)
    else tell(...(await evidenceOf(probe, found, failure, input().evidence, environment.engine)))
  }
}

/** The page's own Content Security Policy can let the failed URL through and not another; its event comes a moment after the rejection. */
async function isBlockedByPolicy({ kind }: Probe, { outcome, url, started, ended }: SentProbe): Promise<boolean> {
  if (outcome !== 'failed' || (kind !== 'origin-root' && kind !== 'own-origin')) return false
  await delay(20)
  return cspViolation(url, started, ended) !== undefined
}

async function evidenceOf(
  probe: Probe,
  { outcome, url, started, ended }: SentProbe,
  { call, rejected, prediction }: Failure,
  known: readonly Evidence[],
  engine: typeof call.environment.engine,
): Promise<Evidence[]> {
  const seen: Partial<Observations> = Object.fromEntries(known.map(({ id, observed }) => [id, observed]))
  const evidence = probeEvidence(probe, outcome, seen)
  if (probe.kind === 'no-cors' && isRoot(url)) evidence.push(...probeEvidence({ kind: 'origin-root' }, outcome, seen))
  if (engine === 'gecko' && probe.kind === 'no-cors' && outcome === 'failed') {
    await delay(20)
    const [entry] = timingOf(url, started, ended, engine)
    if (entry !== undefined) evidence.push({ id: 'probe-no-cors-sent', observed: entry.observed === 'sent' })
  }
  // Clean in Chromium alone, and only where the way is longer than the noise (measured 2026-11-22).
  const took = ended - started
  const tellsTime = engine === 'chromium' && outcome === 'answered' && took >= 150 && prediction.verdict === 'preflight'
  if (tellsTime && seen['time-ratio'] === undefined && (probe.kind === 'no-cors' || probe.kind === 'cors'))
    evidence.push({ id: 'time-ratio', observed: Math.round(((rejected - call.started) / took) * 10) / 10 })
  return evidence
}

function isRoot(url: string): boolean {
  return url === `${originOf(url) ?? ''}/`
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimer(resolve, milliseconds))
}
