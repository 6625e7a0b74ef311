import type { Call } from './call.ts'
import { judge } from './judge.ts'
import type { Observed } from './observe.ts'
import type { Predicted } from './player.ts'
import { shrink } from './shrink.ts'
import { sizeOf } from './simpler-calls.ts'
import type { Play, Stage } from './stage.ts'

/** Disagreements of one kind. */
export interface DisagreementGroup {
  signature: string
  count: number
  /** The smallest call that was found to show it. */
  smallest: Call
  observed: Observed
  predicted: Predicted
  /** How the smallest call failed, where it did. */
  error?: string
  /** Some calls as generated. */
  examples: Call[]
}

interface Rough {
  play: Play
  examples: Call[]
}

/** More groups than this are not shrunk. */
const shrunkGroups = 40
const examplesKept = 5

/** Groups the calls that did not go as predicted, by what seems to be their cause, each with its smallest form; the largest group first. */
export async function groupDisagreements(stage: Stage, plays: readonly Play[]): Promise<DisagreementGroup[]> {
  const rough = new Map<string, Rough>()
  for (const play of plays) {
    const disagreement = judge(play, 'predicted')
    if (disagreement === null) continue
    const group = rough.get(disagreement.signature)
    if (group === undefined) rough.set(disagreement.signature, { play, examples: [play.call] })
    else {
      group.examples.push(play.call)
      if (sizeOf(play.call) < sizeOf(group.play.call)) group.play = play
    }
  }
  const sorted = [...rough.values()].sort((a, b) => b.examples.length - a.examples.length)
  const largest = sorted.slice(0, shrunkGroups).map(({ play }) => play)
  const smallest = await shrink(stage, largest, (play) => judge(play, 'predicted')?.difference)
  return merge(sorted.map((group, index) => describe(group, smallest[index] ?? group.play)))
}

function describe({ examples }: Rough, play: Play): DisagreementGroup {
  const disagreement = judge(play, 'predicted')
  if (disagreement === null || play.outcome.how === 'unmakeable') throw new Error('The smallest call of a group agrees.')
  const { error } = play.outcome
  const { signature, observed, predicted } = disagreement
  const told = error === undefined ? {} : { error: `${error.name}: ${error.message}` }
  return {
    signature,
    count: examples.length,
    smallest: play.call,
    observed,
    predicted,
    ...told,
    examples: examples.slice(0, examplesKept),
  }
}

/** Groups can turn out to be one, once their calls are small. */
function merge(groups: readonly DisagreementGroup[]): DisagreementGroup[] {
  const merged = new Map<string, DisagreementGroup>()
  for (const group of groups) {
    const same = merged.get(group.signature)
    if (same === undefined) {
      merged.set(group.signature, group)
      continue
    }
    const smaller = sizeOf(group.smallest) < sizeOf(same.smallest) ? group : same
    const examples = [...same.examples, ...group.examples].slice(0, examplesKept)
    merged.set(group.signature, { ...smaller, count: same.count + group.count, examples })
  }
  return [...merged.values()].sort((a, b) => b.count - a.count)
}
