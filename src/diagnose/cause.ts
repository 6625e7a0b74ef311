import type { CauseId } from '../model/cause.ts'
import type { EvidenceId } from '../model/evidence.ts'
import type { Fix, FixId } from '../model/fix.ts'
import type { Facts } from './facts.ts'

/** Looks at the facts for one thing and names the evidence that shows it; nothing where it does not hold. No words. */
export type Ground = (facts: Facts, cause: CauseId) => readonly EvidenceId[]

/** Who acts, and what is done. Parameters and costs follow from it. */
export type FixLine = `${Fix['who']} ${FixId}`

/** One cause, and what speaks for and against it. */
export interface Cause {
  /** Each that names evidence is enough to rule the cause out. */
  contradicted?: readonly Ground[]
  /** Doubts the cause, and rules it out as long as another stands that the evidence supports. No proof. */
  implausible?: Ground
  /** Makes the cause less probable than all others, whatever supports it, and does not rule it out. */
  doubted?: Ground
  /** Decides between causes that are otherwise equal, and makes none of them likely. */
  hinted?: Ground
  /** Makes the cause more probable than those without; it says nothing about its neighbours at the same stage. */
  supported?: Ground
  /** Singles the cause out: an observation of its own. Asked only while the cause stands. */
  likely?: Ground
  /** Settles the cause: it follows from the standard and from what is held in full. Asked only while the cause stands. */
  certain?: Ground
  /** Whether the cause can be gone a moment later, so that a probe which is answered does not speak against it. */
  passing?: true
  /** The first is the one that most people need. */
  fixes: readonly FixLine[] | ((facts: Facts) => readonly FixLine[])
}

/** The causes of one stage, the most frequent in the field first. The order decides between causes that the evidence leaves equal, and nothing else. */
export type CauseTable<Id extends CauseId> = Record<Id, Cause>
