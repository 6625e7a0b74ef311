import type { EnforceTruth } from './enforce-truth.ts'
import { knownDifference } from './known-differences.ts'

/** The run as text: the sums, and the disagreements by their kind. */
export function reportEnforce(
  { browser, version, seconds, pairs, agreeing, unstable, disagreements, thirdPartyCookies, results }: EnforceTruth,
  shown = 10,
): string {
  const calls = results.flatMap(({ outcomes }) => outcomes)
  const requests = results.reduce((sum, { arrivals }) => sum + arrivals.length, 0)
  const preflights = results.reduce((sum, { arrivals }) => sum + arrivals.filter(({ method }) => method === 'OPTIONS').length, 0)
  const kinds = new Map<string, number>()
  for (const outcome of calls) {
    const kind = outcome.how === 'rejected' ? `rejected (${outcome.message || outcome.name})` : `resolved (${outcome.type})`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const lines = [
    `${browser} ${version}: ${agreeing} of ${pairs} pairs go as enforced (${((agreeing / pairs) * 100).toFixed(2)} %), ${unstable} unstable, ${seconds.toFixed(1)} s`,
    `  ${calls.length} calls, ${requests} requests at the servers, ${preflights} of them OPTIONS${thirdPartyCookies ? '; cookies go to other sites' : ''}`,
    ...[...kinds]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 12)
      .map(([kind, count]) => `  ${count} ${kind}`),
  ]
  const known = new Map<string, number>()
  const unknown = disagreements.filter((one) => {
    const what = knownDifference({ browser, version }, one)
    if (what !== undefined) known.set(what, (known.get(what) ?? 0) + 1)
    return what === undefined
  })
  for (const [what, count] of known) lines.push(`  known difference, ${count} pairs: ${what}`)
  for (const { index, pair, differences } of unknown.slice(0, shown)) {
    lines.push(`\n#${index} ${JSON.stringify(pair)}`, ...differences.map((difference) => `  ${difference}`))
  }
  return lines.join('\n')
}
