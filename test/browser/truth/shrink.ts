import type { Call } from './call.ts'
import { simplerCalls, sizeOf } from './simpler-calls.ts'
import type { Play, Stage } from './stage.ts'

const rounds = 30
const variantsPerRound = 30
const secondsAtMost = 20

/**
 * Finds a smaller call for each given one on which `keeps` still gives the same text, by playing smaller variants of all of them together.
 * Bounded: the result is small, not the smallest.
 */
export async function shrink(stage: Stage, plays: readonly Play[], keeps: (play: Play) => string | undefined): Promise<Play[]> {
  const smallest = [...plays]
  const open = new Set(plays.keys())
  const offsets = plays.map(() => 0)
  const deadline = performance.now() + secondsAtMost * 1000
  for (let round = 0; round < rounds && open.size > 0 && performance.now() < deadline; round++) {
    const tried: { of: number; call: Call }[] = []
    for (const of of open) {
      const current = smallest[of]
      if (current === undefined) continue
      const variants = smallerThan(current.call).slice(offsets[of], (offsets[of] ?? 0) + variantsPerRound)
      if (variants.length === 0) open.delete(of)
      for (const call of variants) tried.push({ of, call })
    }
    const results = await stage.play(tried.map(({ call }) => call))
    for (const of of open) {
      const aim = plays[of] && keeps(plays[of])
      const better = results.find((play, index) => tried[index]?.of === of && keeps(play) === aim)
      if (better !== undefined) {
        smallest[of] = better
        offsets[of] = 0
      } else offsets[of] = (offsets[of] ?? 0) + variantsPerRound
    }
  }
  return smallest
}

function smallerThan(call: Call): Call[] {
  const size = sizeOf(call)
  return simplerCalls(call).filter((each) => sizeOf(each) < size)
}
