import type { CauseId, Stage } from '../../../src/model/cause.ts'
import type { BrowserName } from '../support/browser.ts'
import type { PlannedInit, Stop } from './in-page/plan.ts'
import type { Behaviour, HostSpec } from './server/act.ts'

/** The addresses that one run of a scenario has to itself. */
export interface Places {
  /** The URL that is called where the row names no other: `/orders` on `here`, below a path of the run's own. */
  target: string
  here: string
  there: string
  /** Nobody listens on this origin. */
  dead: string
  /** The page's own origin. */
  page: string
  /** A word that no other run has. */
  run: string
}

/** The page that makes the call. */
export interface PageSpec {
  /** `public`: Chromium takes its address for one of the internet. Default: `local`, on http. */
  where?: 'local' | 'local-https' | 'public' | 'public-https'
  /** One page makes the call twice, each time to servers of its own. */
  headers?: (places: readonly Places[]) => Record<string, string>
  /** The script of a service worker that controls the page. */
  worker?: 'opaque' | 'failing'
}

/** What the outside does to the page while the call is made, and must not do to others. */
export type Weather = 'blocked-by-devtools' | 'offline'

/** Why a scenario has another truth in one browser, or no failure at all; the words stand in the report. */
export type Exception = { why: string } & ({ cause: CauseId; stage: Stage } | { passes: true } | { absent: true })

/** One row of the lab. */
export interface Scenario {
  id: string
  /** What the page does: the call, its URL where it is not `target`, and what goes before and after. */
  init: PlannedInit
  to?: (places: Places) => string
  before?: { to: (places: Places) => string; init: PlannedInit }[]
  reads?: true
  stop?: Stop
  page?: PageSpec
  weather?: Weather
  /** What the servers do. Absent `here`: nothing listens for this scenario but what the row names. */
  here?: HostSpec | Behaviour
  there?: HostSpec | Behaviour
  /** How the page's own server answers below this run's path. */
  own?: Behaviour
  /** The truth: Chromium's own verdict, and where it broke. */
  cause: CauseId
  stage: Stage
  /** What Chromium says in its own words where that is less than the cause: the lab holds it against the real words. */
  chromiumSays?: RegExp
  except?: Partial<Record<BrowserName, Exception>>
}
