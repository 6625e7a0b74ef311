import { type CauseId, causesByStage } from '../model/cause.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Prediction } from '../model/prediction.ts'

/** The evidence of a call that was refused, by its first reason, before anything was sent: whoever predicted it in full view refused it. */
export function refusedHere({ reasons }: Prediction): Evidence[] {
  const ids: readonly CauseId[] = Object.values(causesByStage).flat()
  const cause = ids.find((id) => id === reasons[0]?.rule)
  return cause === undefined
    ? []
    : [
        { id: 'exchange-error', observed: cause },
        { id: 'exchange-exact', observed: true },
      ]
}
