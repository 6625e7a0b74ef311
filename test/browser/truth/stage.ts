import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserName, Page } from '../support/browser.ts'
import { bundleForPage } from '../support/bundle-for-page.ts'
import { headerOf } from '../support/header-of.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { type PageServer, startPageServer } from '../support/page-server.ts'
import { type RecordingServer, startRecordingServer } from '../support/recording-server.ts'
import type { Call, PageOfCall } from './call.ts'
import { type Arrival, type Observed, observe } from './observe.ts'
import type { Outcome, PlacedCall, Places, play as playInPage } from './player.ts'

/** One call with all that is known of it afterwards. */
export interface Play {
  call: Call
  /** Absent: the engine cannot make the arguments. */
  observed?: Observed
  outcome: Outcome
  arrivals: readonly Arrival[]
}

/** One browser, with servers of two origins, that calls are played on. */
export interface Stage {
  readonly browser: Pick<Browser, 'name' | 'version'>
  play(calls: readonly Call[]): Promise<Play[]>
  close(): Promise<void>
}

const root = join(import.meta.dirname, '../../..')
const batchSize = 200

/** The kinds of page that a stage has. */
export const pagesOfStage: readonly PageOfCall[] = ['plain', 'sandboxed']

export async function openStage(name: BrowserName): Promise<Stage> {
  const script = await bundleForPage(entry())
  const scripts = { '/play.js': script }
  const [api, plain, sandboxed] = await Promise.all([
    startRecordingServer(),
    startPageServer({ scripts }),
    startPageServer({ scripts, headers: { 'content-security-policy': 'sandbox allow-scripts' } }),
  ])
  const servers = [api, plain, sandboxed]
  const closeServers = () => Promise.all(servers.map((server) => server.close()))
  let browser: Browser
  try {
    browser = await launchBrowser(name)
  } catch (error) {
    await closeServers()
    throw error
  }
  const homes: Partial<Record<PageOfCall, { page: Page; server: PageServer; places: Places }>> = {}
  for (const [kind, server] of [
    ['plain', plain],
    ['sandboxed', sandboxed],
  ] as const)
    homes[kind] = { page: await browser.newPage(server.pageUrl), server, places: placesOf(api, server) }

  let played = 0
  const arrived = new Map<string, Arrival[]>()
  const collect = () => {
    let count = 0
    for (const server of servers) {
      for (const request of server.take((each) => each.id?.startsWith('call-') === true)) {
        count++
        const own = server !== api && headerOf(request, 'host') === `127.0.0.1:${server.port}`
        const id = request.id ?? ''
        arrived.set(id, [...(arrived.get(id) ?? []), { own, request }])
      }
    }
    return count
  }

  const playBatch = async (kind: PageOfCall, calls: readonly Call[]): Promise<Play[]> => {
    const home = homes[kind]
    if (home === undefined) throw new Error(`There is no ${kind} page.`)
    const placed: PlacedCall[] = calls.map((call) => ({ id: `call-${played++}`, call }))
    const outcomes = await home.page.evaluate(
      (given: PlacedCall[], places: Places) =>
        (
          globalThis as unknown as { truth: { play(calls: PlacedCall[], places: Places): ReturnType<typeof playInPage> } }
        ).truth.play(given, places),
      placed,
      home.places,
    )
    collect()
    // Beacons come when the browser likes: wait for those that were queued, as long as something still comes.
    for (
      let quiet = 0;
      quiet < 12 &&
      placed.some(
        ({ id, call }, index) => call.api === 'beacon' && outcomes[index]?.how === 'resolved' && !isComplete(arrived.get(id)),
      );
    ) {
      await sleep(50)
      quiet = collect() > 0 ? 0 : quiet + 1
    }
    return placed.map(({ id, call }, index) => {
      const outcome = outcomes[index] ?? { how: 'unmakeable', error: 'no outcome' }
      const arrivals = arrived.get(id) ?? []
      return outcome.how === 'unmakeable'
        ? { call, outcome, arrivals }
        : { call, outcome, arrivals, observed: observe(call, outcome, arrivals) }
    })
  }

  return {
    browser: { name, version: browser.version },
    async play(calls) {
      const plays: Play[] = []
      for (const kind of pagesOfStage) {
        const indexes = calls.map((_, index) => index).filter((index) => (calls[index]?.page ?? 'plain') === kind)
        for (let start = 0; start < indexes.length; start += batchSize) {
          const own = indexes.slice(start, start + batchSize)
          const done = await playBatch(
            kind,
            own.flatMap((index) => calls[index] ?? []),
          )
          for (const [at, index] of own.entries()) {
            const play = done[at]
            if (play !== undefined) plays[index] = play
          }
        }
      }
      return plays
    },
    async close() {
      await browser.close()
      await closeServers()
    },
  }
}

function isComplete(arrivals: readonly Arrival[] | undefined): boolean {
  return arrivals !== undefined && arrivals.length > 0
}

/** The library's functions are taken as far as they exist. */
function entry(): string {
  const files = ['predict', 'predict-xhr', 'predict-beacon'].filter((file) => existsSync(join(root, `src/capture/${file}.ts`)))
  const imports = files.map((file, index) => `import * as p${index} from './src/capture/${file}.ts'`)
  return `${imports.join('\n')}
import { play } from './test/browser/truth/player.ts'
const predictors = { ${files.map((_, index) => `...p${index}`).join(', ')} }
globalThis.truth = { play: (calls, places) => play(calls, places, predictors) }`
}

function placesOf(api: RecordingServer, own: RecordingServer): Places {
  const host = (port: number) => `127.0.0.1:${port}`
  return {
    api: api.origin,
    apiHost: host(api.port),
    apiLocalhost: api.localhostOrigin,
    apiIpv6: `http://[::1]:${api.port}`,
    own: own.origin,
    ownHost: host(own.port),
    ownLocalhost: own.localhostOrigin,
    ownIpv6: `http://[::1]:${own.port}`,
  }
}
