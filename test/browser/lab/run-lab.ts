import { reservePort } from '../../../examples/demo/reserve-port.ts'
import { causesByStage } from '../../../src/model/cause.ts'
import type { Browser, BrowserName, Page } from '../support/browser.ts'
import { bundleForPage } from '../support/bundle-for-page.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import type { FrameAnswer, Plan } from './in-page/plan.ts'
import type { FramedPlan, lab as labInPage } from './in-page/top.ts'
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
  seconds: number
}

/** A scenario with servers of its own, for one aim. */
interface Staged {
  scenario: Scenario
  aim: Aim
  framed: FramedPlan
  here: Host | undefined
  there: Host | undefined
}

const atOnce: Record<BrowserName, number> = { chromium: 12, firefox: 10, webkit: 8 }

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
    top: await bundleForPage("import { lab } from './test/browser/lab/in-page/top.ts'\nglobalThis.lab = lab"),
    frame: await bundleForPage("import { startFrame } from './test/browser/lab/in-page/frame.ts'\nstartFrame()"),
  }
  const dead = await reservePort()
  const pageHosts: Record<Where, PageHost> = {
    local: await startPageHost(scripts, { secure: false }),
    'local-https': await startPageHost(scripts, { secure: true }),
    public: await startPageHost(scripts, { secure: false, name: publicName }),
    'public-https': await startPageHost(scripts, { secure: true, name: publicName }),
  }
  const staged: Staged[] = []
  let runs = 0
  for (const scenario of chosen) {
    for (const aim of ['explain', 'observe'] as const) {
      staged.push(await stage(scenario, aim, `r${++runs}`, pageHosts, `http://127.0.0.1:${dead.port}`))
    }
  }
  const answers = new Map<Staged, { answer: FrameAnswer; verdict: Verdict | undefined; requests: number | undefined }>()
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
          if (own.length > 0) await runOnPage(browser, pageHosts[where], own, answers)
        }
      } finally {
        await browser.close()
      }
    }
  } finally {
    await Promise.all([
      ...staged.flatMap(({ here, there }) => [here?.close(), there?.close()]),
      ...Object.values(pageHosts).map((host) => host.close()),
      dead.close(),
    ])
  }
  const results = chosen.map((scenario) => collect(scenario, staged, answers))
  return { browser: name, version, results, seconds: (performance.now() - started) / 1000 }
}

/** Whether a browser cannot make the failure of a scenario. */
export function isAbsent({ except }: Scenario, name: BrowserName): boolean {
  const exception = except?.[name]
  return exception !== undefined && 'absent' in exception
}

async function stage(
  scenario: Scenario,
  aim: Aim,
  run: string,
  pageHosts: Record<Where, PageHost>,
  dead: string,
): Promise<Staged> {
  const pageHost = pageHosts[scenario.page?.where ?? 'local']
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
  if (scenario.own !== undefined) pageHost.answerOwn(run, scenario.own, { here: places.here, there: places.there, dead })
  const headers = scenario.page?.headers?.(places) ?? {}
  const plan: Plan = {
    run,
    aim,
    url: scenario.to?.(places) ?? places.target,
    init: scenario.init,
    before: (scenario.before ?? []).map(({ to, init }) => ({ url: to(places), init })),
    reads: scenario.reads === true,
    ...(scenario.stop && { stop: scenario.stop }),
  }
  if (aim === 'explain' && isCorsFailure(scenario)) {
    const isSandboxed = JSON.stringify(headers).includes('sandbox')
    plan.exchange = await playExchange(plan.url, plan.init, isSandboxed ? 'null' : pageHost.origin)
    for (const host of [here, there]) host?.arrivals.splice(0)
  }
  return { scenario, aim, framed: { frameUrl: pageHost.frameUrl(headers, scenario.page?.worker), plan }, here, there }
}

type Answers = Map<Staged, { answer: FrameAnswer; verdict: Verdict | undefined; requests: number | undefined }>

async function runOnPage(browser: Browser, host: PageHost, staged: readonly Staged[], answers: Answers): Promise<void> {
  const page = await browser.newPage(host.topUrl)
  const watch = await watchVerdicts(browser, page)
  const note = (some: readonly Staged[], given: readonly FrameAnswer[]) => {
    for (const [index, one] of some.entries()) {
      const { url } = one.framed.plan
      const answer = given[index] ?? { run: '', aim: 'fault', fault: 'no answer at all' }
      answers.set(one, { answer, verdict: watch?.of(url), requests: watch?.requestsFor(url) })
    }
  }
  const fair = staged.filter(({ scenario }) => scenario.weather === undefined || scenario.weather === 'blocked-by-devtools')
  if (browser.name === 'chromium') {
    const session = await browser.cdp(page)
    await session.send('Network.enable')
    await session.send('Network.setBlockedURLs', { urls: blockedUrls(staged) })
  }
  note(
    fair,
    await page.evaluate(
      (plans: FramedPlan[], many: number) => lab.run(plans, many),
      fair.map(({ framed }) => framed),
      atOnce[browser.name],
    ),
  )
  const offline = staged.filter(({ scenario }) => scenario.weather === 'offline')
  if (offline.length > 0) note(offline, await runOffline(page, offline))
  await page.close()
}

function blockedUrls(staged: readonly Staged[]): string[] {
  return staged
    .filter(({ scenario }) => scenario.weather === 'blocked-by-devtools')
    .map(({ scenario, here }) => (scenario.stage === 'unreachable' ? `${here?.origin}/*` : `${here?.origin}/*/blocked-path/*`))
}

async function runOffline(page: Page, staged: readonly Staged[]): Promise<FrameAnswer[]> {
  await page.evaluate(
    (plans: FramedPlan[]) => lab.prepare(plans),
    staged.map(({ framed }) => framed),
  )
  await page.setOffline(true)
  try {
    return await page.evaluate(() => lab.runPrepared())
  } finally {
    await page.setOffline(false)
  }
}

function collect(scenario: Scenario, staged: readonly Staged[], answers: Answers): LabResult {
  const result: LabResult = {
    scenario,
    explained: undefined,
    observed: undefined,
    faults: [],
    verdicts: {},
    arrivals: { here: [], there: [] },
    requests: undefined,
  }
  for (const one of staged.filter((each) => each.scenario === scenario)) {
    const known = answers.get(one)
    if (known === undefined) continue
    if (known.verdict !== undefined) result.verdicts[one.aim] = known.verdict
    if (known.answer.aim === 'fault') result.faults.push(`${one.aim}: ${known.answer.fault}`)
    else if (known.answer.aim === 'observe') result.observed = known.answer
    else {
      result.explained = known.answer
      result.arrivals = { here: one.here?.arrivals ?? [], there: one.there?.arrivals ?? [] }
      result.requests = known.requests
    }
  }
  return result
}
