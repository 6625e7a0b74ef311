import type { Evidence, Observations, ProbeOutcome } from '../model/evidence.ts'

/** What a probe sends. Each is a GET or HEAD of the URL that failed, but for the last two. */
export type Probe =
  | { kind: 'no-cors' | 'cors' | 'redirect' | 'credentials' | 'origin-root' | 'own-origin' }
  /** All of these names at once, or one of them alone. */
  | { kind: 'headers' | 'header'; names: readonly string[] }

/** What the outcome of a probe adds to the evidence; a header that is sent alone adds to what was seen of the others. */
export function probeEvidence(probe: Probe, outcome: ProbeOutcome | 'redirected', seen: Partial<Observations>): Evidence[] {
  if (probe.kind === 'redirect') return [{ id: 'probe-redirect', observed: outcome }]
  const observed = outcome === 'redirected' ? 'answered' : outcome
  if (probe.kind === 'headers')
    return [
      { id: 'probe-headers', observed },
      { id: 'probe-header-names', observed: probe.names.join(' ') },
    ]
  if (probe.kind !== 'header') return [{ id: `probe-${probe.kind}`, observed }]
  if (observed === 'timed-out') return [{ id: 'probe-headers', observed }]
  const id = observed === 'answered' ? 'probe-headers-granted' : 'probe-headers-refused'
  return [{ id, observed: [...namesIn(seen[id]), ...probe.names].join(' ') }]
}

/** Names that stand in one observation. */
export function namesIn(observed: string | undefined): string[] {
  return observed === undefined || observed === '' ? [] : observed.split(' ')
}
