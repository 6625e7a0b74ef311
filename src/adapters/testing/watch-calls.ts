import { captureFetch } from '../../capture/capture-fetch.ts'
import { isBypassed } from '../../enforce/is-bypassed.ts'
import type { RequestRecord } from '../../model/request-record.ts'
import { attempt } from '../../page/attempt.ts'
import { createContext } from './call-context.ts'
import { watchBeacons } from './watch-beacons.ts'
import { type EventSource, isPreflight, watchServer } from './watch-server.ts'
import { type SentElsewhere, watchXhrCalls } from './watch-xhr-calls.ts'

type Fetch = typeof globalThis.fetch

/** A call of the app, before it is sent. */
export interface WatchedCall {
  /** As the app made it; then with the headers that others have added on its way, a tracing library for one. */
  record: RequestRecord
  /** What made it; `other` is what MSW alone saw. */
  api: RequestRecord['api'] | 'other'
  /** Empty where no stack leads to the app. */
  stack: string
}

/** Who wants to know of calls. What it throws changes nothing. */
export interface CallListener {
  called(call: WatchedCall): void
  /** Its record has changed. */
  changed(call: WatchedCall): void
  /** The answer to a fetch, before the app has it. Absent: it does not want to know. */
  answered?(call: WatchedCall, response: Response): void
}

/** What led to what runs: a call that was counted. */
interface Origin {
  call: WatchedCall
  key: string
  /** An XMLHttpRequest that has ended runs the app's own code. */
  isUnderWay(): boolean
}

/** Names of headers that whoever sends a request may add itself. Those that no page can set play no part anyway. */
const addedBySenders = new Set(['accept', 'accept-language', 'cache-control', 'content-type', 'pragma', 'user-agent'])

/** What watches the calls of a realm. */
interface Watch {
  listeners: Set<CallListener>
  listenTo(server: EventSource): void
  /** Gets in front of what was put before the global fetch meanwhile: MSW does it when it begins to listen. */
  renew(): void
  /** A fetch that is watched, and sends with another. */
  standIn(base: Fetch): Fetch
  /** A call that somebody saw who stands closer to the app; what is seen of it further down does not count again. */
  tell(call: WatchedCall): void
  stop(): void
}

/** How one listener deals with the watch that it shares with others. */
export type CallWatch = Pick<Watch, 'renew' | 'standIn' | 'tell' | 'stop'>

/** Frames that are looked at for the place of a call: what a library makes of one is often more than the 10 that V8 keeps. */
const stackLimit = 60

let shared: Watch | undefined

/**
 * Watches every call of `fetch`, XMLHttpRequest and `navigator.sendBeacon`, and with a server of MSW also those that go past them. No call is
 * changed, held back or made twice; a fault of ours is as if nobody watched.
 */
export function watchCalls(listener: CallListener, server?: EventSource): CallWatch {
  shared ??= startWatch()
  const watch = shared
  watch.listeners.add(listener)
  if (server !== undefined) watch.listenTo(server)
  const { renew, standIn, tell } = watch
  return {
    renew,
    standIn,
    tell,
    stop() {
      watch.listeners.delete(listener)
      if (watch.listeners.size > 0) return
      watch.stop()
      if (shared === watch) shared = undefined
    },
  }
}

function startWatch(): Watch {
  const listeners = new Set<CallListener>()
  const below = createContext<Origin>()
  let sending = false
  let newest: Fetch | undefined
  /** How often MSW, or what stands further down, is still to tell of a call that was counted. */
  const expected = new Map<string, number>()
  /** Keys of calls that `tell` was given. */
  const toldCloser = new Set<string>()
  const servers = new Set<EventSource>()
  const undo: (() => void)[] = []

  const notify = (call: WatchedCall) => {
    for (const listener of listeners) attempt(() => listener.called(call))
  }
  const count = (call: WatchedCall, key: string) => {
    expected.set(key, (expected.get(key) ?? 0) + 1)
    notify(call)
  }
  const isExpected = (key: string): boolean => {
    const left = expected.get(key) ?? 0
    if (left > 0) expected.set(key, left - 1)
    return left > 0
  }
  const isBelow = () => sending || below?.get()?.isUnderWay() === true

  /** What is seen of a call further down may carry more than the app gave it. */
  const compareWithOrigin = (record: RequestRecord) => {
    const origin = below?.get()
    if (origin === undefined || keyOf(record.method, record.url) !== origin.key) return
    const { call } = origin
    const known = new Set([...addedBySenders, ...call.record.headers.map(([name]) => name.toLowerCase())])
    const added = record.headers.filter(([name]) => !known.has(name.toLowerCase()))
    if (added.length === 0) return
    call.record = { ...call.record, headers: [...call.record.headers, ...added] }
    for (const listener of listeners) attempt(() => listener.changed(call))
  }

  const begin = (record: RequestRecord): Origin | undefined => {
    const key = keyOf(record.method, record.url)
    const headerOf = (name: string) => record.headers.find(([one]) => one.toLowerCase() === name)?.[1]
    if (isPreflight(record.method, (name) => headerOf(name) !== undefined) || isBypassed(headerOf('accept') ?? ''))
      return undefined
    if (toldCloser.has(key) && isExpected(key)) return undefined
    const call: WatchedCall = { record, api: 'fetch', stack: stackHere() }
    count(call, key)
    return { call, key, isUnderWay: () => true }
  }

  const sendBelow = <T>(origin: Origin, send: () => T): T => {
    sending = true
    try {
      return below === undefined ? send() : below.run(origin, send)
    } finally {
      sending = false
    }
  }

  /** Where nothing follows a call, only the one in front can tell a call of the app from what is made of it. */
  const watched = (base: Fetch, counts: (standIn: Fetch) => boolean): Fetch => {
    // A method is no constructor and has the name and the length of the native one.
    const { fetch: standIn } = {
      fetch(this: unknown, _input: RequestInfo | URL, ..._init: [RequestInit?]): Promise<Response> {
        // biome-ignore lint/complexity/noArguments: a call without an argument must reach the native fetch as one.
        const given = arguments as unknown as Parameters<Fetch>
        const record = listeners.size > 0 ? attempt(() => captureFetch(...(Array.from(given) as [unknown, unknown]))) : undefined
        const send = () => Reflect.apply(base, this, given)
        if (record === undefined || isBelow()) {
          if (record !== undefined) attempt(() => compareWithOrigin(record))
          return send()
        }
        const origin = counts(standIn) ? attempt(() => begin(record)) : undefined
        if (origin === undefined) return send()
        const promise = sendBelow(origin, send)
        const interested = [...listeners].filter(({ answered }) => answered !== undefined)
        if (interested.length === 0 || !(promise instanceof Promise)) return promise
        return promise.then((response) => {
          for (const listener of interested) attempt(() => listener.answered?.(origin.call, response))
          return response
        })
      },
    }
    return standIn
  }

  const renewFetch = () => {
    const { fetch } = globalThis
    if (typeof fetch !== 'function' || fetch === newest) return
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'fetch')
    if (descriptor?.configurable === false) return
    const standIn = watched(fetch, (one) => below !== undefined || one === newest)
    newest = standIn
    const plain = { enumerable: true, configurable: true, writable: true }
    Object.defineProperty(globalThis, 'fetch', { ...plain, value: standIn })
    undo.push(() => {
      // What somebody put on top stays.
      if (globalThis.fetch === standIn) Object.defineProperty(globalThis, 'fetch', descriptor ?? { ...plain, value: fetch })
    })
  }

  const sentElsewhere: SentElsewhere = (record, send, isUnderWay) => {
    if (isBelow()) return send()
    const call: WatchedCall = { record, api: record.api, stack: attempt(stackHere) ?? '' }
    const key = attempt(() => keyOf(record.method, record.url)) ?? ''
    count(call, key)
    return sendBelow({ call, key, isUnderWay }, send)
  }

  /** Enforcement puts a class of its own in the place of XMLHttpRequest. */
  const prototypes = new Set<object>()
  const renewXhr = () => {
    const { prototype } = (globalThis as Partial<typeof globalThis>).XMLHttpRequest ?? {}
    if (prototype === undefined || prototypes.has(prototype)) return
    prototypes.add(prototype)
    undo.push(watchXhrCalls(prototype, sentElsewhere))
  }
  const renew = () => {
    renewFetch()
    renewXhr()
  }

  undo.push(watchBeacons(sentElsewhere))
  renew()
  return {
    listeners,
    renew,
    standIn: (base) => watched(base, () => true),
    listenTo(server) {
      if (servers.has(server)) return
      servers.add(server)
      const unlisten = watchServer(server, (request) => {
        if (isBelow()) attempt(() => compareWithOrigin(request.record()))
        if (request.isPreflight || isExpected(keyOf(request.method, request.url)) || isBelow()) return
        notify({ record: request.record(), api: 'other', stack: '' })
      })
      undo.push(unlisten)
    },
    tell(call) {
      const key = keyOf(call.record.method, call.record.url)
      toldCloser.add(key)
      count(call, key)
    },
    stop() {
      for (const one of undo.splice(0).reverse()) one()
    },
  }
}

/** Method and absolute URL, by which the same call is known to MSW. */
function keyOf(method: string, url: string): string {
  const { document, location } = globalThis as { document?: { baseURI?: string }; location?: { href?: string } }
  const base = document?.baseURI ?? location?.href
  if (!URL.canParse(url, base)) return `${method.toUpperCase()} ${url}`
  const parsed = new URL(url, base)
  parsed.hash = ''
  return `${method.toUpperCase()} ${parsed.href}`
}

function stackHere(): string {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = stackLimit
  try {
    return new Error('called here').stack ?? ''
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
