import type { Score } from '../truth/others/score.ts'
import { samplePairs } from './arbitrary-pair.ts'
import { enforceTruth, results } from './enforce-truth.ts'
import type { Pair, PairResult } from './pair.ts'
import { startPairServers } from './pair-servers.ts'
import { playEnforced } from './play-enforced.ts'
import { playPairsInTool } from './play-in-tool.ts'

/** What a tool makes of the pairs on which Chromium and Firefox do the same. */
export interface PairScore extends Score {
  /** Of those whose calls all fare alike, whatever is sent. */
  outcomes: number
}

/** Plays pairs in Chromium and Firefox, and those on which both do the same in the tools; jsdom has an XMLHttpRequest alone. */
export async function scorePairs(
  count: number,
  seed: number,
  progress: (line: string) => void,
): Promise<{ played: number; agreed: number; scores: Record<'whycors' | 'happy-dom' | 'jsdom', PairScore> }> {
  // The tools have no opaque pages.
  const pairs = samplePairs(count, seed).filter(({ page }) => page === undefined)
  const chromium = await enforceTruth('chromium', pairs, progress)
  const firefox = await enforceTruth('firefox', pairs, progress)
  const agreed = pairs.flatMap((pair, index) => {
    const [one, other] = [chromium.results[index], firefox.results[index]]
    return one !== undefined && other !== undefined && messagesOf(one) === messagesOf(other) && endsOf(one) === endsOf(other)
      ? [{ pair, truth: one }]
      : []
  })
  const byXhr = agreed.filter(({ pair }) => pair.api === 'xhr')
  return {
    played: pairs.length,
    agreed: agreed.length,
    scores: {
      whycors: scoreOf(
        agreed,
        await enforced(
          agreed.map(({ pair }) => pair),
          chromium.thirdPartyCookies,
        ),
      ),
      'happy-dom': scoreOf(
        agreed,
        await playPairsInTool(
          'happy-dom',
          agreed.map(({ pair }) => pair),
          progress,
        ),
      ),
      jsdom: scoreOf(
        byXhr,
        await playPairsInTool(
          'jsdom',
          byXhr.map(({ pair }) => pair),
          progress,
        ),
      ),
    },
  }
}

async function enforced(pairs: readonly Pair[], thirdPartyCookies: boolean): Promise<PairResult[]> {
  const servers = await startPairServers('')
  try {
    return await results(servers, 'enforced', pairs, (placed) =>
      playEnforced(placed, { origin: servers.page, engine: 'chromium', thirdPartyCookies }),
    )
  } finally {
    await servers.close()
  }
}

/** Right is who sends the same messages to the same URLs in the same order, and lets the page have the same status, or the same failure. */
export function scoreOf(agreed: readonly { truth: PairResult }[], played: readonly PairResult[]): PairScore {
  const score: PairScore = { right: 0, of: agreed.length, outcomes: 0 }
  for (const [index, { truth }] of agreed.entries()) {
    const own = played[index]
    if (own === undefined || endsOf(own) !== endsOf(truth)) continue
    score.outcomes += 1
    if (messagesOf(own) === messagesOf(truth)) score.right += 1
  }
  return score
}

function endsOf({ outcomes }: PairResult): string {
  return outcomes.map((outcome) => (outcome.how === 'resolved' ? outcome.status : 'rejected')).join()
}

function messagesOf({ arrivals }: PairResult): string {
  return arrivals.map(({ method, place, url }) => `${method} ${place} ${url}`).join('\n')
}
