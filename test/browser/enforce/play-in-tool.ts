import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ToolName } from '../truth/others/tool-windows.ts'
import { results } from './enforce-truth.ts'
import type { CallOutcome, Pair, PairResult } from './pair.ts'
import { startPairServers } from './pair-servers.ts'
import { pairScript } from './play-in-browser.ts'
import type { PlacedPair } from './player.ts'

const batchSize = 20
/** Longer than the patience with every call of a batch. */
const standstill = 90_000

/** Plays pairs in a page of a tool, against servers like those of the real browsers. Of a pair that ends its page there are no outcomes. */
export async function playPairsInTool(
  tool: ToolName,
  pairs: readonly Pair[],
  progress: (line: string) => void = () => {},
): Promise<PairResult[]> {
  const script = await pairScript()
  const servers = await startPairServers(script)
  let child: ChildProcess | undefined
  const playBatch = async (batch: readonly PlacedPair[]): Promise<CallOutcome[][]> => {
    if (child === undefined) {
      child = fork(join(import.meta.dirname, '../truth/others/tool-process.ts'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      child.setMaxListeners(0)
      child.send({ tool, url: servers.pageUrl, script })
    }
    child.send({ calls: batch, places: {} })
    const signal = AbortSignal.timeout(standstill)
    const played = await Promise.race([
      once(child, 'message', { signal }).then(([outcomes]) => outcomes as CallOutcome[][] | null),
      once(child, 'exit', { signal }).then(() => null),
    ]).catch(() => null)
    if (played !== null) return played
    child.kill()
    child = undefined
    if (batch.length === 1) return [[]]
    const half = batch.length >> 1
    return [...(await playBatch(batch.slice(0, half))), ...(await playBatch(batch.slice(half)))]
  }
  try {
    return await results(servers, tool, pairs, async (placed) => {
      const outcomes: CallOutcome[][] = []
      for (let start = 0; start < placed.length; start += batchSize) {
        outcomes.push(...(await playBatch(placed.slice(start, start + batchSize))))
        progress(`${tool}: ${outcomes.length} of ${placed.length} pairs`)
      }
      return outcomes
    })
  } finally {
    child?.kill()
    await servers.close()
  }
}
