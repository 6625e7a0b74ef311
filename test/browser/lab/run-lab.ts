import { transform } from 'esbuild'
import { reservePort } from '../../../examples/demo/reserve-port.ts'
import { causesByStage } from '../../../src/model/cause.ts'
import type { Browser, BrowserName, Page } from '../support/browser.ts'
import { bundleForPage } from '../support/bundle-for-page.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import type { FrameAnswer, Plan } from './in-page/plan.ts'
import type { FramedPlans, lab as labInPage } from './in-page/top.ts'
import { playExchange } from './play-exchange.ts'
import type { PageSpec, Places, Scenario } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'
import type { HostSpec } from './server/act.ts'
import { type PageHost, startPageHost } from './server/page-host.ts'
import { type Arrival, type Host, startHost } from './server/start-host.ts'
import { type Verdict, watchVerdicts } from './verdicts.ts'

type Aim = Plan['aim']
type Where = NonNullable<PageSpec['where']>

declare const lab: typeof labInPage

/** One scenario in one browser, with all that is known of it afterwards. */
export interface LabResult {
  scenario: Scenario
  explained: Extract<FrameAnswer, { aim: 'explain' }> | undefined
  observed: Extract<FrameAnswer, { aim: 'observe' }> | undefined
  /** What went wrong in the lab itself. */
  faults: string[]
  /** Chromium's own verdicts, of the call through whycors and of the native one. */
  verdicts: Partial<Record<Aim, Verdict>>
  /** What arrived at the scenario's servers while whycors was asked. */
  arrivals: { here: Arrival[]; there: Arrival[] }
  /** Requests for the URL of the call, as DevTools count them; undefined in other browsers. */
  requests: number | undefined
}

export interface LabRun {
  browser: BrowserName
  version: string
  results: LabResult[]
  /** What Chromium's console showed; empty in other browsers. */
  console: string[]
  seconds: number
}

/** A scenario with servers of its own, for each of both aims. */
interface Staged {
  scenario: Scenario
  framed: FramedPlans
  hosts: { plan: Plan; here: Host | undefined; there: Host | undefined }[]
}

const atOnce: Record<BrowserName, number> = { chromium: 6, firefox: 6, webkit: 6 }

/** What stands for a host that is not this machine. */
const publicName = 'lab.example.test'

const corsCauses: readonly string[] = [
  ...causesByStage.preflight,
  ...causesByStage.credentials,
  ...causesByStage.response,
  ...causesByStage.redirect,
]

/** Whether the truth of a scenario is a rule of the CORS protocol or of redirects, which both sides' headers settle. */
export function isCorsFailure({ cause }: Scenario): boolean {
  return corsCauses.includes(cause)
}

/** Makes every failure in one browser, twice: once for whycors to explain, once for the lab to note what can be observed at all. */
export async function runLab(name: BrowserName, only: (scenario: Scenario) => boolean = () => true): Promise<LabRun> {
  const started = performance.now()
  const chosen = scenarios.filter((scenario) => only(scenario) && !isAbsent(scenario, name))
  const scripts = {
    top: await scriptFor("import { lab } from './test/browser/lab/in-page/top.ts'\nglobalThis.lab = lab"),
    frame: await scriptFor("import { startFrame } from './test/browser/lab/in-page/frame.ts'\nstartFrame()"),
  }
  const dead = await reservePort()
  const pageHosts: Record<Where, PageHost> = {
    local: await startPageHost(scripts, { secure: false }),
    'local-https': await startPageHost(scripts, { secure: true }),
    public: await startPageHost(scripts, { secure: false, name: publicName }),
    'public-https': await startPageHost(scripts, { secure: true, name: publicName }),
  }
  const staged: Staged[] = []
  for (const scenario of chosen) staged.push(await stage(scenario, staged.length, pageHosts, `http://127.0.0.1:${dead.port}`))
  const answers: Answers = new Map()
  const console: string[] = []
  let version = ''
  try {
    // What a page on https needs, an invalid certificate on another server must not have.
    for (const secure of [false, true]) {
      const group = staged.filter(({ scenario }) => (scenario.page?.where ?? 'local').endsWith('https') === secure)
      if (group.length === 0) continue
      const browser = await launchBrowser(name, {
        acceptInsecureCertificates: secure,
        chromiumSwitches: [
          `--host-resolver-rules=MAP ${publicName} 127.0.0.1`,
          `--ip-address-space-overrides=${(['public', 'public-https'] as const).map((where) => `127.0.0.1:${pageHosts[where].port}=public`).join(',')}`,
          // A frame in a process of its own is out of sight of the DevTools session of its page.
          '--disable-features=IsolateSandboxedIframes',
        ],
        firefoxPreferences: { 'network.disable-localhost-when-offline': true },
      })
      version = browser.version
      try {
        for (const where of Object.keys(pageHosts) as Where[]) {
          const own = group.filter(({ scenario }) => (scenario.page?.where ?? 'local') === where)
          if (own.length > 0) console.push(...(await runOnPage(browser, pageHosts[where], own, answers)))
        }
      } finally {
        await browser.close()
      }
    }
  } finally {
    await Promise.all([
      ...staged.flatMap(({ hosts }) => hosts.flatMap(({ here, there }) => [here?.close(), there?.close()])),
      ...Object.values(pageHosts).map((host) => host.close()),
      dead.close(),
    ])
  }
  const results = staged.map((one) => collect(one, answers))
  return { browser: name, version, results, console, seconds: (performance.now() - started) / 1000 }
}

/** Small, since hundreds of frames read it. */
async function scriptFor(entry: string): Promise<string> {
  return (await transform(await bundleForPage(entry), { minify: true, target: 'es2022' })).code
}

/** Whether a browser cannot make the failure of a scenario. */
export function isAbsent({ except }: Scenario, name: BrowserName): boolean {
  const exception = except?.[name]
  return exception !== undefined && 'absent' in exception
}

async function stage(scenario: Scenario, index: number, pageHosts: Record<Where, PageHost>, dead: string): Promise<Staged> {
  const pageHost = pageHosts[scenario.page?.where ?? 'local']
  const hosts: Staged['hosts'] = []
  const allPlaces: Places[] = []
  for (const aim of ['explain', 'observe'] as const) {
    const run = `${aim.slice(0, 1)}${index}`
    const origins = { page: pageHost.origin, there: '', dead }
    const start = async (given: Scenario['here']) => {
      if (given === undefined) return undefined
      const spec: HostSpec = typeof given === 'function' ? { answer: given } : given
      return startHost({ ...spec, prefix: `/${run}/`, origins })
    }
    const there = await start(scenario.there)
    origins.there = there?.origin ?? ''
    const here = await start(scenario.here)
    const places: Places = {
      target: `${here?.origin ?? dead}/${run}/orders`,
      here: here?.origin ?? '',
      there: origins.there,
      dead,
      page: pageHost.origin,
      run,
    }
    allPlaces.push(places)
    if (scenario.own !== undefined) pageHost.answerOwn(run, scenario.own, { here: places.here, there: places.there, dead })
    const plan: Plan = {
      run,
      aim,
      url: scenario.to?.(places) ?? places.target,
      init: scenario.init,
      before: (scenario.before ?? []).map(({ to, init }) => ({ url: to(places), init })),
      reads: scenario.reads === true,
      ...(scenario.stop && { stop: scenario.stop }),
    }
    hosts.push({ plan, here, there })
  }
  const headers = scenario.page?.headers?.(allPlaces) ?? {}
  for (const { plan, here, there } of hosts) {
    if (plan.aim !== 'explain' || !isCorsFailure(scenario)) continue
    const isSandboxed = JSON.stringify(headers).includes('sandbox')
    const origin = isSandboxed ? 'null' : pageHost.origin
    for (const { url, init } of plan.before) await playExchange(url, init, origin)
    plan.exchange = await playExchange(plan.url, plan.init, origin)
    for (const host of [here, there]) host?.arrivals.splice(0)
  }
  const framed = { frameUrl: pageHost.frameUrl(headers, scenario.page?.worker), plans: hosts.map(({ plan }) => plan) }
  return { scenario, framed, hosts }
}

/** What is known of each plan afterwards. */
type Answers = Map<Plan, { answer: FrameAnswer; verdict: Verdict | undefined; requests: number | undefined }>

/** Gives what the console showed. */
async function runOnPage(
  browser: Browser,
  host: PageHost,
  staged: readonly Staged[],
  answers: Answers,
): Promise<readonly string[]> {
  const page = await browser.newPage(host.topUrl)
  const watch = await watchVerdicts(browser, page)
  const note = (some: readonly Staged[], given: readonly FrameAnswer[][]) => {
    for (const [index, { framed }] of some.entries()) {
      for (const [at, plan] of framed.plans.entries()) {
        const answer = given[index]?.[at] ?? { run: plan.run, aim: 'fault', fault: 'no answer at all' }
        const earlier = plan.before.filter(({ url }) => url === plan.url).length
        answers.set(plan, { answer, verdict: watch?.of(plan.url, earlier), requests: watch?.requestsFor(plan.url) })
      }
    }
  }
  if (browser.name === 'chromium') {
    const session = await browser.cdp(page)
    await session.send('Network.enable')
    await session.send('Network.setBlockedURLs', { urls: blockedUrls(staged) })
  }
  const fair = staged.filter(({ scenario }) => scenario.weather !== 'offline')
  note(
    fair,
    await page.evaluate(
      (all: FramedPlans[], many: number) => lab.run(all, many),
      fair.map(({ framed }) => framed),
      atOnce[browser.name],
    ),
  )
  const offline = staged.filter(({ scenario }) => scenario.weather === 'offline')
  if (offline.length > 0) note(offline, await runOffline(page, offline))
  await page.close()
  return watch?.console ?? []
}

function blockedUrls(staged: readonly Staged[]): string[] {
  return staged
    .filter(({ scenario }) => scenario.weather === 'blocked-by-devtools')
    .flatMap(({ scenario, hosts }) =>
      hosts.map(({ here }) => `${here?.origin}/${scenario.stage === 'unreachable' ? '*' : '*/blocked-path/*'}`),
    )
}

async function runOffline(page: Page, staged: readonly Staged[]): Promise<FrameAnswer[][]> {
  await page.evaluate(
    (all: FramedPlans[]) => lab.prepare(all),
    staged.map(({ framed }) => framed),
  )
  await page.setOffline(true)
  try {
    // The browser's network process is told a moment later than the page.
    await page.evaluate(async () => {
      for (let waited = 0; navigator.onLine && waited < 40; waited++) await new Promise((resolve) => setTimeout(resolve, 50))
      await new Promise((resolve) => setTimeout(resolve, 200))
    })
    return await page.evaluate(() => lab.runPrepared())
  } finally {
    await page.setOffline(false)
  }
}

function collect({ scenario, hosts }: Staged, answers: Answers): LabResult {
  const result: LabResult = {
    scenario,
    explained: undefined,
    observed: undefined,
    faults: [],
    verdicts: {},
    arrivals: { here: [], there: [] },
    requests: undefined,
  }
  for (const { plan, here, there } of hosts) {
    const known = answers.get(plan)
    if (known === undefined) continue
    if (known.verdict !== undefined) result.verdicts[plan.aim] = known.verdict
    if (known.answer.aim === 'fault') result.faults.push(`${plan.aim}: ${known.answer.fault}`)
    else if (known.answer.aim === 'observe') result.observed = known.answer
    else {
      result.explained = known.answer
      result.arrivals = { here: here?.arrivals ?? [], there: there?.arrivals ?? [] }
      result.requests = known.requests
    }
  }
  return result
}
