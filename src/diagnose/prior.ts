import type { TableStage } from './causes/index.ts'
import type { Facts } from './facts.ts'

/**
 * Which stage is told first as long as nobody has asked the network again: the steps of the CORS protocol that the call itself makes necessary, as
 * it is in most failures of the lab that look alike to a page (docs/failure-lab.md). It decides the order alone: nothing becomes more certain by it.
 * Less than 0.5, what a hint weighs.
 */
export function prior(stage: TableStage, { evidence, seen, prediction: { verdict }, request }: Facts): number {
  const asked = evidence.some(({ id }) => id.startsWith('probe-') && id !== 'probe-not-sent')
  if (asked || seen['exchange-error'] !== undefined) return 0
  // Firefox says that the request itself went out: its preflight had passed.
  const hasPreflight = verdict === 'preflight' && seen['timing-entry'] !== 'sent'
  if (verdict !== 'preflight' && verdict !== 'simple') return 0
  if (hasPreflight) return stage === 'preflight' ? 0.2 : stage === 'response' ? 0.1 : 0
  if (request.credentialsMode === 'include' && stage === 'credentials') return 0.2
  return stage === 'response' ? 0.1 : 0
}
