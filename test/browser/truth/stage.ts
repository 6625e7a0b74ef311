import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserName, Page } from '../support/browser.ts'
import { headerOf } from '../support/header-of.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { makeCertificate } from '../support/make-certificate.ts'
import { startPageServer } from '../support/page-server.ts'
import { type RecordingServer, startRecordingServer } from '../support/recording-server.ts'
import type { Call, PageOfCall } from './call.ts'
import { type Arrival, type Observed, observe } from './observe.ts'
import type { Outcome, PlacedCall, Places } from './player.ts'

/** What a page of a stage has: see `page-script.ts`. */
declare const truth: { play(calls: readonly PlacedCall[], places: Places): Promise<Outcome[]> }

/** One call with all that is known of it afterwards. */
export interface Play {
  call: Call
  /** Absent: the engine cannot make the arguments. */
  observed?: Observed
  outcome: Outcome
  arrivals: readonly Arrival[]
}

/** One browser, with pages of each kind and servers of other origins, that calls are played on. */
export interface Stage {
  readonly browser: Pick<Browser, 'name' | 'version'>
  play(calls: readonly Call[]): Promise<Play[]>
  close(): Promise<void>
}

interface Home {
  kind: PageOfCall
  page: Page
  url: string
  server: RecordingServer
  places: Places
}

const batchSize = 200
const beaconPatience = 600

/** `script`: what `pageScript` made. It is the same for all browsers of a run, whatever happens to the sources meanwhile. */
export async function openStage(name: BrowserName, script: string): Promise<Stage> {
  const scripts = { '/play.js': script }
  const certificate = makeCertificate()
  const [api, secureApi, plain, sandboxed, https] = await Promise.all([
    startRecordingServer(),
    startRecordingServer(undefined, { certificate }),
    startPageServer({ scripts }),
    startPageServer({ scripts, headers: { 'content-security-policy': 'sandbox allow-scripts' } }),
    startPageServer({ scripts, certificate }),
  ])
  const servers = [api, secureApi, plain, sandboxed, https]
  const homes: Home[] = []
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await Promise.all(servers.map((server) => server.close()))
  }
  const open = async (url: string): Promise<Page> => {
    if (browser === undefined) throw new Error('There is no browser.')
    const page = await browser.newPage(url)
    await page.evaluate(untilReady)
    return page
  }
  try {
    browser = await launchBrowser(name, { acceptInsecureCertificates: true })
    for (const [kind, server] of Object.entries({ plain, sandboxed, https }) as [PageOfCall, typeof plain][]) {
      const page = await open(server.pageUrl)
      homes.push({ kind, page, url: server.pageUrl, server, places: placesOf(kind === 'https' ? secureApi : api, server, api) })
    }
  } catch (error) {
    await close()
    throw error
  }

  const arrivals = collector(servers)
  let played = 0
  const playBatch = async (home: Home, calls: readonly Call[]): Promise<Play[]> => {
    const placed = calls.map((call) => ({ id: `call-${played++}`, call }))
    let outcomes: Outcome[]
    try {
      outcomes = await home.page.evaluate((given: PlacedCall[], places: Places) => truth.play(given, places), placed, home.places)
    } catch (error) {
      // A call has ended the page: the others are played on a new one.
      home.page = await open(home.url)
      const [only] = calls
      if (calls.length === 1 && only !== undefined)
        return [{ call: only, outcome: { how: 'unmakeable', error: `ends the page: ${String(error)}` }, arrivals: [] }]
      const half = calls.length >> 1
      return [...(await playBatch(home, calls.slice(0, half))), ...(await playBatch(home, calls.slice(half)))]
    }
    arrivals.collect()
    // Beacons come when the browser likes: those that were queued are waited for, as long as something still comes.
    const isAwaited = ({ id, call }: PlacedCall, index: number) =>
      call.api === 'beacon' && outcomes[index]?.how === 'resolved' && arrivals.of(id).length === 0
    for (let quiet = 0; quiet < beaconPatience && placed.some(isAwaited); quiet += 50) {
      await sleep(50)
      if (arrivals.collect() > 0) quiet = 0
    }
    return placed.map(({ id, call }, index) => {
      const outcome = outcomes[index] ?? { how: 'unmakeable', error: 'no outcome' }
      const own = arrivals.of(id).map(({ server, request }) => ({ own: isOwn(home, server, request), request }))
      if (outcome.how === 'unmakeable') return { call, outcome, arrivals: own }
      return { call, outcome, arrivals: own, observed: observe(call, outcome, own) }
    })
  }

  return {
    browser: { name, version: browser.version },
    async play(calls) {
      const plays: Play[] = []
      for (const home of homes) {
        const indexes = calls.flatMap((call, index) => ((call.page ?? 'plain') === home.kind ? [index] : []))
        for (let start = 0; start < indexes.length; start += batchSize) {
          const batch = indexes.slice(start, start + batchSize)
          const done = await playBatch(
            home,
            batch.flatMap((index) => calls[index] ?? []),
          )
          for (const [at, play] of done.entries()) plays[batch[at] ?? 0] = play
        }
      }
      return plays
    },
    close,
  }
}

/** Runs in the page: Firefox may say that a page is loaded before its script has run. */
async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 200 && !('truth' in globalThis); tries++) await new Promise((resolve) => setTimeout(resolve, 50))
}

type Collected = { server: RecordingServer; request: Arrival['request'] }

/** What arrived at the servers, by the id of its call. */
function collector(servers: readonly RecordingServer[]) {
  const byId = new Map<string, Collected[]>()
  return {
    of: (id: string): readonly Collected[] => byId.get(id) ?? [],
    /** Takes what is new from the servers; gives its number. */
    collect(): number {
      let count = 0
      for (const server of servers) {
        for (const request of server.take(() => true)) {
          count++
          const id = request.id ?? ''
          const known = byId.get(id)
          if (known === undefined) byId.set(id, [{ server, request }])
          else known.push({ server, request })
        }
      }
      return count
    },
  }
}

function isOwn(home: Home, server: RecordingServer, request: Arrival['request']): boolean {
  return server === home.server && headerOf(request, 'host') === hostOf(home.server)
}

const hostOf = (server: RecordingServer) => `127.0.0.1:${server.port}`

/** What the placeholders in URLs stand for on a page of `own`. */
export function placesOf(api: RecordingServer, own: RecordingServer, httpApi: RecordingServer): Places {
  return {
    api: api.origin,
    apiHost: hostOf(api),
    apiPort: String(api.port),
    apiLocalhost: api.localhostOrigin,
    apiIpv6: api.localhostOrigin.replace('localhost', '[::1]'),
    own: own.origin,
    ownHost: hostOf(own),
    ownLocalhost: own.localhostOrigin,
    ownIpv6: own.localhostOrigin.replace('localhost', '[::1]'),
    httpApi: httpApi.origin,
    httpLocalhost: httpApi.localhostOrigin,
  }
}
