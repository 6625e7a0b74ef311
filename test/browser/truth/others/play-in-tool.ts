import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { headerOf } from '../../support/header-of.ts'
import { startPageServer } from '../../support/page-server.ts'
import { startRecordingServer } from '../../support/recording-server.ts'
import type { Call } from '../call.ts'
import { type Observed, observe } from '../observe.ts'
import type { Outcome, PlacedCall } from '../player.ts'
import { placesOf } from '../stage.ts'
import type { ToOrder } from './tool-process.ts'
import type { ToolName } from './tool-windows.ts'

const batchSize = 100
/** Longer than the patience with every call of a batch. */
const standstill = 120_000
/** How long a request may still be on its way when its call has ended, as that of a beacon. */
const lateness = 500

/** Plays calls in a page of a tool, against servers like those of the real browsers, and tells what each came to. */
export async function playInTool(
  tool: ToolName,
  script: string,
  calls: readonly Call[],
  progress: (line: string) => void = () => {},
): Promise<(Observed['verdict'] | 'unmakeable')[]> {
  const [api, own] = await Promise.all([startRecordingServer(), startPageServer()])
  const places = placesOf(api, own, api)
  let child: ChildProcess | undefined
  const start = () => {
    child = fork(join(import.meta.dirname, 'tool-process.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.send({ tool, url: own.pageUrl, script } satisfies ToOrder)
    return child
  }
  const playBatch = async (batch: readonly PlacedCall[]): Promise<Outcome[]> => {
    const process = child ?? start()
    process.send({ calls: batch, places } satisfies ToOrder)
    const played = await messageOf(process)
    if (played !== null) return played
    // A call has ended its page: the others are played in a new one.
    process.kill()
    child = undefined
    if (batch.length === 1) return [{ how: 'unmakeable', error: 'ends the page' }]
    const half = batch.length >> 1
    return [...(await playBatch(batch.slice(0, half))), ...(await playBatch(batch.slice(half)))]
  }

  try {
    const outcomes = new Map<string, Outcome>()
    const placed = calls.map((call, index) => ({ id: `call-${index}`, call }))
    for (const batch of batches(placed)) {
      const played = await playBatch(batch)
      for (const [index, { id }] of batch.entries()) {
        const outcome = played[index]
        if (outcome !== undefined) outcomes.set(id, outcome)
      }
      progress(`${tool}: ${outcomes.size} of ${calls.length} calls`)
    }
    await sleep(lateness)
    return placed.map(({ id, call }) => {
      const outcome = outcomes.get(id)
      if (outcome === undefined || outcome.how === 'unmakeable') return 'unmakeable'
      const host = `127.0.0.1:${own.port}`
      const arrivals = [
        ...api.of(id).map((request) => ({ own: false, request })),
        ...own.of(id).map((request) => ({ own: headerOf(request, 'host') === host, request })),
      ]
      return observe(call, outcome, arrivals).verdict
    })
  } finally {
    child?.disconnect()
    await Promise.all([api.close(), own.close()])
  }
}

/** What a process played; null where it ends instead, or stands still. */
async function messageOf(process: ChildProcess): Promise<Outcome[] | null> {
  const controller = new AbortController()
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(standstill)])
  try {
    const message = once(process, 'message', { signal }).then(([outcomes]) => outcomes as Outcome[] | null)
    const end = once(process, 'exit', { signal }).then(() => null)
    return await Promise.race([message.catch(() => null), end.catch(() => null)])
  } finally {
    controller.abort()
  }
}

/** A synchronous call comes alone: while it waits, the patience with the others would run out. */
function batches(calls: readonly PlacedCall[]): PlacedCall[][] {
  const isSync = ({ call }: PlacedCall) => call.api === 'xhr' && call.sync === true
  const others = calls.filter((call) => !isSync(call))
  const found: PlacedCall[][] = []
  for (let start = 0; start < others.length; start += batchSize) found.push(others.slice(start, start + batchSize))
  return [...found, ...calls.filter(isSync).map((call) => [call])]
}
