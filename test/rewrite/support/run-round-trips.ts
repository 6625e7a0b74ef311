import fc from 'fast-check'
import { callRecipe, checkRoundTrip, environments, rewriteRules } from './round-trip.ts'

/** Sends generated calls through both halves; fails with the smallest call that comes out differently. Gives how often each outcome was. */
export async function runRoundTrips(count: number, seed: number): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(callRecipe, rewriteRules, environments, async (call, rules, environment) => {
      const outcome = await checkRoundTrip(call, rules, environment)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }),
    { numRuns: count, seed },
  )
  return outcomes
}
