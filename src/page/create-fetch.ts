import { captureFetch } from '../capture/capture-fetch.ts'
import { captureSignal, signalState } from '../capture/capture-signal.ts'
import { requestBrand } from '../capture/platform.ts'
import type { RewriteResult } from '../capture/rewrite-arguments.ts'
import { attempt } from './attempt.ts'
import { noteStandIn, withoutStandIns } from './base-fetch.ts'
import type { Call } from './call.ts'
import { beginCall, diagnosed } from './call-observer.ts'
import { watchCircle } from './circle.ts'
import { isKey, type Knowledge, knowledgeOf, registry, rememberReading } from './knowledge.ts'
import { rememberResponse } from './memory.ts'
import type { FetchOptions, Observer } from './options.ts'
import { rewriterFor } from './rewriter.ts'
import { now } from './watch-page.ts'
import { summaryOf, witnessFailure } from './witness.ts'

type Fetch = typeof globalThis.fetch

// What the app may patch or replace later (zone.js does) must not change what a call of ours returns.
const PromiseAtLoad = Promise
const promiseThen = Promise.prototype.then

/** What a stand-in sends its requests with. */
interface Base {
  /** What was there when the stand-in was made: never one of ours. */
  atFirst: Fetch
  /** What is there now, where that is something else; absent: what was there at first is used for good. */
  later?(): Fetch | undefined
}

/**
 * Makes a stand-in for `fetch` that knows afterwards why a call failed. Results, errors, their timing and `unhandledrejection` stay as the
 * browser makes them; each fault of ours is swallowed and the request goes on as if whycors were not there.
 *
 * @param passThis whether the receiver of a call is handed on, as a replaced global needs it
 */
export function standInFor(base: Base, options: FetchOptions, observer: Observer, passThis: boolean): Fetch {
  const rewrite = rewriterFor('whycors', options.rewrite, options.environment)
  const circle = watchCircle()
  let inside = false
  let noted = false
  // Somebody put us in the place of the global fetch. What is there later is a patch that calls us: to call it would be a circle.
  let inPlace = false
  const lookAround = () => {
    inPlace ||= globalThis.fetch === standIn
  }
  // Made out here: what a function that is kept for good was made in is kept too, and so the arguments of a call.
  const note = () => noteStandIn(standIn, () => base.atFirst)
  // A method is no constructor and has the name and the length of the native one.
  const { fetch: standIn } = {
    fetch(this: unknown, _input: RequestInfo | URL, ..._init: [RequestInit?]): Promise<Response> {
      // biome-ignore lint/complexity/noArguments: a call without an argument must reach the native fetch as one.
      const given = arguments as unknown as Parameters<Fetch>
      const receiver = passThis ? this : undefined
      if (inside) {
        inPlace = true
        return Reflect.apply(base.atFirst, receiver, given)
      }
      if (base.later) lookAround()
      if (!noted) {
        noted = true
        attempt(note)
      }
      const later = inPlace ? undefined : base.later?.()
      const leave = later && circle.enter(given[0])
      if (later && leave === undefined) inPlace = true
      const sender = inPlace || later === undefined ? base.atFirst : later
      const rewritten = rewrite && attempt(() => rewrite(given))
      const args = rewritten?.changed ? rewritten.args : given
      const call = begin(args, sender, options, observer, rewritten)
      let promise: Promise<Response>
      inside = true
      try {
        promise = Reflect.apply(sender, receiver, args)
      } finally {
        inside = false
      }
      if (call !== undefined && promise instanceof PromiseAtLoad) return watch(promise, call, args[0], options, observer, leave)
      leave?.()
      return promise
    },
  }
  // A patch that comes before the first call is then known as one on top of us.
  if (base.later) attempt(() => queueMicrotask(() => attempt(lookAround)))
  return standIn
}

/**
 * Returns a promise that settles as the given one does, and notes what is known of a rejection before anybody hears of it. One that cannot be
 * derived from, such as one that only inherits from Promise, is given back as it is.
 */
function watch(
  promise: Promise<Response>,
  call: Call,
  input: unknown,
  options: FetchOptions,
  observer: Observer,
  leave: (() => void) | undefined,
): Promise<Response> {
  if (call.signal !== undefined && signalState(call.signal).aborted) {
    leave?.()
    const { reason } = signalState(call.signal)
    // A handler would cost one microtask, which web-platform tests see for a signal that is aborted already.
    attempt(() => remember(reason, input, witnessFailure(call, reason)))
    return promise
  }
  const answered = (response: Response) => {
    leave?.()
    try {
      call.settled?.(true)
      rememberReading(response, call)
      rememberResponse(call.record, response, now())
    } catch {
      // What is not remembered is not told.
    }
    return response
  }
  const rejected = (error: unknown) => {
    leave?.()
    attempt(() => call.settled?.(false))
    attempt(() => failed(call, error, input, options, observer))
    throw error
  }
  try {
    return Reflect.apply(promiseThen, promise, [answered, rejected]) as Promise<Response>
  } catch {
    leave?.()
    return promise
  }
}

/** The drop-in without a face: what a page needs to know, and nothing that speaks. */
export function createSilentFetch(options: FetchOptions, observer: Observer): Fetch {
  const { fetch } = options
  const atFirst = fetch ?? globalThis.fetch
  const base =
    fetch === undefined
      ? {
          get atFirst() {
            return withoutStandIns(atFirst)
          },
          later() {
            const now = globalThis.fetch
            if (now === atFirst) return undefined
            const below = withoutStandIns(now)
            return below === this.atFirst ? undefined : below
          },
        }
      : { atFirst: fetch }
  return standInFor(base, options, observer, false)
}

function begin(
  args: ArrayLike<unknown>,
  sender: Fetch,
  options: FetchOptions,
  observer: Observer,
  rewritten: RewriteResult | undefined,
): Call | undefined {
  try {
    const input = args[0]
    const init = args[1]
    const steps = rewritten?.changed ? rewritten.steps : undefined
    const call = beginCall(captureFetch(input, init), captureSignal(input, init), sender, options, observer, steps)
    if (rewritten !== undefined && rewritten.refused.length > 0) observer.notRewritten?.(rewritten.refused, summaryOf(call))
    return call
  } catch {
    return undefined
  }
}

function failed(call: Call, error: unknown, input: unknown, options: FetchOptions, observer: Observer): void {
  const knowledge = witnessFailure(call, error)
  remember(error, input, knowledge)
  diagnosed(knowledge, error, options, observer)
}

/**
 * Hangs knowledge beside an error. The first call that an error belongs to keeps it; an abort reason that rejects many calls belongs to none
 * of them, so its request is forgotten. A client can throw an error of its own that leads to the `Request` it made, and not to the error of the
 * browser: ky on a timeout, axios in Node.
 */
function remember(error: unknown, input: unknown, knowledge: Knowledge): void {
  if (isKey(input) && requestBrand.is(input)) registry().set(input, knowledge)
  if (!isKey(error)) return
  const earlier = knowledgeOf(error)
  if (earlier === undefined) registry().set(error, knowledge)
  else if (earlier.diagnosis().stage === 'aborted') registry().set(error, withoutRequest(knowledge))
}

function withoutRequest(knowledge: Knowledge): Knowledge {
  const diagnosis = () => {
    const known = knowledge.diagnosis()
    const request = { ...known.request, url: '', method: '', headerNames: [], hasBody: false }
    return { ...known, request, fingerprint: `${known.stage}/${known.cause}` }
  }
  return { version: 1, diagnosis, explain: async () => diagnosis() }
}
