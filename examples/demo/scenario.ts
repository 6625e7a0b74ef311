import type { CauseId, Stage } from '../../src/index.ts'

/** Who a call is made to. Each has an origin of its own; none is the page's. */
export const hostNames = ['api', 'other-name', 'reports', 'stopped', 'unsafe', 'unknown'] as const

export type HostName = (typeof hostNames)[number]

/** The origins that this run gave out, by name, and the page's own. */
export type Origins = Readonly<Record<HostName | 'page', string>>

/** One call of the page, as plain data: the page makes a `fetch` of it, the terminal a command line. */
export interface Call {
  /** Default: `api`. */
  host?: HostName
  path: string
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: string
  credentials?: RequestCredentials
  mode?: RequestMode
  /** The app itself gives up after so many milliseconds. */
  stop?: { how: 'abort' | 'timeout'; after: number }
}

/** What the server is asked: a part of a request that arrived. */
export interface Ask {
  method: string
  path: string
  /** The value of a header; null where it did not arrive. */
  header(name: string): string | null
  origins: Origins
}

/** What the server does about it. `close`: it hangs up without a word. */
export type Answer =
  | 'close'
  | {
      status: number
      headers?: readonly (readonly [name: string, value: string])[]
      /** Sent as JSON. */
      body?: unknown
      /** Milliseconds of work before the answer. */
      after?: number
    }

export interface Scenario {
  id: string
  /** What the people who run this server did, in a few words. */
  title: string
  /** The same for somebody who wants to know: the mistake, in the words of the server's side. */
  story: string
  call: Call
  /** Absent: no server of ours is asked. */
  serve?(ask: Ask): Answer
  /** Further paths that belong to the scenario, such as the target of a redirect. */
  alsoServes?: readonly string[]
  /** What Chromium itself says is wrong, as the id of our cause; null: the call succeeds. */
  verdict: CauseId | null
  /** Where it breaks; null: nowhere. */
  stage: Stage | null
  /** Whether a request can get to a server of ours. False: nobody listens, or the browser holds it back for a reason that lies outside the request. */
  arrives: boolean
  /** Whether the fault can be seen from outside the page. False: the command line cannot know it, and sees the request pass. */
  seenFromOutside: boolean
}
