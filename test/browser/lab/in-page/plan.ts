import type { Diagnosis } from '../../../../src/model/diagnosis.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'

/** What a page is told to do in one frame: plain JSON. */
export interface Plan {
  /** Unique. */
  run: string
  /** `explain`: call through whycors and ask it why. `observe`: call natively and note all that a page may see, probes included. */
  aim: 'explain' | 'observe'
  url: string
  init: PlannedInit
  /** Calls that are made, and must succeed, before. */
  before: { url: string; init: PlannedInit }[]
  /** Reads the body once the response is there. */
  reads: boolean
  stop?: Stop
  /** The conversation as the command line has it, of the same method and credentials. */
  exchange?: Exchange
}

/** The members of a `RequestInit` that JSON can carry, and what a body is that cannot be written down. */
export interface PlannedInit {
  method?: string
  headers?: Record<string, string>
  body?: string
  bodySize?: number
  /** The body is a stream. */
  streams?: true
  mode?: RequestMode
  credentials?: RequestCredentials
  cache?: RequestCache
  redirect?: RequestRedirect
  integrity?: string
  keepalive?: boolean
}

/** How the page itself ends the call, after so many milliseconds. */
export interface Stop {
  how: 'abort' | 'abort-with-reason' | 'timeout' | 'navigate'
  after: number
}

/** What a frame answers. */
export type FrameAnswer = { run: string } & (
  | ({ aim: 'explain'; how: 'rejected' | 'resolved' } & Explained)
  | ({ aim: 'observe'; how: 'rejected' | 'resolved' } & Partial<Observed>)
  | { aim: 'fault'; fault: string }
)

export interface Explained {
  /** With `probe: 'never'`, and with `probe: 'full'`. Absent where nothing failed. */
  never?: Told
  full?: Told
  /** With an exchange of the same method and credentials, and with ones that lack either. */
  exact?: Told
  inexact?: Told[]
}

/** One answer of whycors, and what it took. */
export interface Told {
  diagnosis: Diagnosis
  ms: number
}

export interface Observed {
  /** Whether the rejection of the drop-in came in the same task as that of the native call beneath. */
  isSameTask: boolean
  /** What can be seen without any further request. */
  passive: Record<string, unknown>
  /** The outcome of each probe. */
  probes: Record<string, unknown>
}
