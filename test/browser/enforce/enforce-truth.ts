import type { Engine } from '../../../src/model/environment.ts'
import type { BrowserName } from '../support/browser.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import type { CallOutcome, Pair, PairResult } from './pair.ts'
import { type PairServers, startPairServers } from './pair-servers.ts'
import { playEnforced } from './play-enforced.ts'
import { openPairPage, pairScript, playInBrowser } from './play-in-browser.ts'
import type { PlacedPair } from './player.ts'

/** How `enforceCors` fares against one browser. */
export interface EnforceTruth {
  browser: BrowserName
  version: string
  seconds: number
  pairs: number
  agreeing: number
  /** Pairs whose result in the browser was another one when they were played again. */
  unstable: number
  disagreements: Disagreement[]
  /** Whether the browser lets cookies that are not partitioned go to other sites: distributions build Chromium differently. */
  thirdPartyCookies: boolean
  /** What the browser did, in the order of the pairs. */
  results: PairResult[]
}

export interface Disagreement {
  index: number
  pair: Pair
  browser: PairResult
  enforced: PairResult
  /** What differs, one line for each difference. */
  differences: string[]
}

export const engineOf: Record<BrowserName, Engine> = { chromium: 'chromium', firefox: 'gecko', webkit: 'webkit' }

type Play = (pairs: readonly PlacedPair[]) => Promise<CallOutcome[][]>

/** Plays pairs in one way and answers what they came to. Each time the pairs have ids of their own. */
export async function results(servers: PairServers, name: string, pairs: readonly Pair[], play: Play): Promise<PairResult[]> {
  const placed = pairs.map((pair, index) => ({ pair, url: servers.put(`${name}-${index}-x`, pair) }))
  const outcomes = await play(placed)
  return pairs.map((_, index) => {
    const id = `${name}-${index}-x`
    return { outcomes: (outcomes[index] ?? []).map((outcome) => comparable(outcome, id)), arrivals: servers.arrivals(id) }
  })
}

/** Plays the pairs in a real browser and through `enforceCors`, and compares all that happens. */
export async function enforceTruth(
  name: BrowserName,
  pairs: readonly Pair[],
  progress: (line: string) => void = () => {},
): Promise<EnforceTruth> {
  const started = performance.now()
  const servers = await startPairServers(await pairScript())
  const browser = await launchBrowser(name)
  try {
    const pages = {
      tuple: await openPairPage(browser, servers.pageUrl),
      opaque: await openPairPage(browser, servers.sandboxUrl),
    }
    let run = 0
    const inBrowser = (some: readonly Pair[]) =>
      results(servers, `browser${run++}`, some, async (placed) => {
        const outcomes = new Map<PlacedPair, CallOutcome[]>()
        for (const kind of ['tuple', 'opaque'] as const) {
          const own = placed.filter(({ pair }) => (pair.page ?? 'tuple') === kind)
          for (const [index, played] of (await playInBrowser(pages[kind], own)).entries()) {
            const one = own[index]
            if (one !== undefined) outcomes.set(one, played)
          }
        }
        return placed.map((one) => outcomes.get(one) ?? [])
      })
    const [cookies] = await inBrowser([askingForCookies])
    const thirdPartyCookies = cookies?.arrivals[1]?.headers.some(([header]) => header === 'cookie') ?? false
    const page = { origin: servers.page, engine: engineOf[name], thirdPartyCookies }
    const enforced = (some: readonly Pair[]) => results(servers, `enforced${run++}`, some, (placed) => playEnforced(placed, page))
    // Firefox ESR 153.7 does not use the answers to the first two preflights of a page again (seen 2026-11-23).
    const asking = pairs.filter(({ hops }) => hops[0]?.place === 'api')
    await inBrowser(asking.filter(({ page }) => page === undefined).slice(0, 20))
    await inBrowser(asking.filter(({ page }) => page === 'opaque').slice(0, 20))

    const chunk = 500
    const truths: PairResult[] = []
    const ours: PairResult[] = []
    for (let start = 0; start < pairs.length; start += chunk) {
      const some = pairs.slice(start, start + chunk)
      truths.push(...(await inBrowser(some)))
      ours.push(...(await enforced(some)))
      progress(`${name}: ${truths.length} of ${pairs.length} pairs`)
    }
    // Caches have clocks: what differs is played again, alone.
    let unstable = 0
    const disagreements: Disagreement[] = []
    for (const [index, pair] of pairs.entries()) {
      const [truth, own] = [truths[index], ours[index]]
      if (truth === undefined || own === undefined || differencesOf(truth, own).length === 0) continue
      const [again] = await inBrowser([pair])
      const [ownAgain] = await enforced([pair])
      if (again === undefined || ownAgain === undefined) continue
      if (differencesOf(truth, again).length > 0) unstable++
      truths[index] = again
      const differences = differencesOf(again, ownAgain)
      if (differences.length > 0) disagreements.push({ index, pair, browser: again, enforced: ownAgain, differences })
    }
    const seconds = (performance.now() - started) / 1000
    const agreeing = pairs.length - disagreements.length
    return {
      browser: name,
      version: browser.version,
      seconds,
      pairs: pairs.length,
      agreeing,
      unstable,
      disagreements,
      thirdPartyCookies,
      results: truths,
    }
  } finally {
    await browser.close()
    await servers.close()
  }
}

/** Gets cookies from another site, and asks again. One is `Secure`, which Chromium wants, and one is not, for WebKit. */
const askingForCookies: Pair = {
  api: 'fetch',
  calls: [{ credentials: 'include' }, { credentials: 'include' }],
  hops: [
    {
      place: 'api',
      preflights: [],
      answers: [
        {
          status: 200,
          headers: [
            ['Access-Control-Allow-Origin', '{page}'],
            ['Access-Control-Allow-Credentials', 'true'],
            ['Set-Cookie', 'c{id}=1; SameSite=None; Secure'],
            ['Set-Cookie', 'd{id}=1; SameSite=None'],
          ],
        },
      ],
    },
  ],
}

const opaque = new Set(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed', ''])

/** Without what differs each time. */
function comparable(outcome: CallOutcome, id: string): CallOutcome {
  if (outcome.how === 'rejected') {
    // What arguments are refused with has words of its own everywhere.
    return opaque.has(outcome.message) ? outcome : { ...outcome, message: 'own' }
  }
  const headers = outcome.headers
    // Of the connection, which is not the page's.
    .filter(([name]) => name !== 'connection' && name !== 'keep-alive')
    // An empty value that is joined to others leaves a blank at the end, which the constructor of Headers takes away.
    .map(([name, value]): [string, string] => [name, name === 'date' ? 'DATE' : value.replaceAll(id, 'ID').trimEnd()])
    .sort()
  return { ...outcome, url: outcome.url.replaceAll(id, 'ID'), headers }
}

export function differencesOf(browser: PairResult, enforced: PairResult): string[] {
  const differences: string[] = []
  const compare = (what: string, theirs: unknown, ours: unknown) => {
    const [a, b] = [JSON.stringify(theirs), JSON.stringify(ours)]
    if (a !== b) differences.push(`${what}: browser ${a}, enforced ${b}`)
  }
  for (const [index, theirs] of browser.outcomes.entries()) {
    const ours = enforced.outcomes[index]
    if (ours === undefined || theirs.how !== ours.how) {
      compare(`call ${index}`, theirs, ours)
      continue
    }
    for (const key of Object.keys(theirs) as (keyof typeof theirs)[]) compare(`call ${index} ${key}`, theirs[key], ours[key])
  }
  const line = ({ place, method, url, headers, body }: PairResult['arrivals'][number]) => [
    `${method} ${place} ${url}`,
    headers,
    body,
  ]
  for (let index = 0; index < Math.max(browser.arrivals.length, enforced.arrivals.length); index++) {
    const [theirs, ours] = [browser.arrivals[index], enforced.arrivals[index]]
    compare(`request ${index}`, theirs && line(theirs), ours && line(ours))
  }
  return differences
}
