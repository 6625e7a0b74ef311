import type { CauseId, causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import { abortedCauses } from './aborted.ts'
import { bodyCauses } from './body.ts'
import { credentialsCauses } from './credentials.ts'
import { networkCauses } from './network.ts'
import { pagePolicyCauses } from './page-policy.ts'
import { preflightCauses } from './preflight.ts'
import { redirectCauses } from './redirect.ts'
import { requestCauses } from './request.ts'
import { responseCauses } from './response.ts'
import { unknownCauses } from './unknown.ts'

/** The stages that tables stand for: `unreachable` and `path` share `network`. */
export type TableStage = keyof typeof causesByStage

/** A cause that knows its name. */
export interface NamedCause extends Cause {
  id: CauseId
  stage: TableStage
}

/**
 * In the order in which causes that the evidence leaves equal are told: what is met most often in the field first. What the call
 * itself makes probable comes before that (`prior.ts`).
 */
const tables: { [Stage in TableStage]: CauseTable<(typeof causesByStage)[Stage][number]> } = {
  network: networkCauses,
  preflight: preflightCauses,
  response: responseCauses,
  credentials: credentialsCauses,
  redirect: redirectCauses,
  'page-policy': pagePolicyCauses,
  body: bodyCauses,
  request: requestCauses,
  aborted: abortedCauses,
  unknown: unknownCauses,
}

/** Every cause, the most frequent first. */
export const causes: readonly NamedCause[] = Object.entries(tables).flatMap(([stage, table]) =>
  Object.entries<Cause>(table).map(([id, cause]) => ({ ...cause, id: id as CauseId, stage: stage as TableStage })),
)
