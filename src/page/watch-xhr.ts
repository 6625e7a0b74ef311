import { captureXhr } from '../capture/capture-xhr.ts'
import { ownData } from '../capture/own-data.ts'
import type { XhrRecord } from '../model/xhr-record.ts'
import { attempt } from './attempt.ts'
import type { Call } from './call.ts'
import { beginCall, diagnosed } from './call-observer.ts'
import { registry } from './knowledge.ts'
import { rememberAnswer } from './memory.ts'
import type { FetchOptions, Observer } from './options.ts'
import { originOf } from './origin-of.ts'
import { outsideZones } from './outside-zones.ts'
import { now } from './watch-page.ts'
import { watchUpload } from './watch-upload.ts'
import { type Ending, witnessFailure } from './witness.ts'

/** What an XMLHttpRequest was given so far, and the call that it makes. */
interface Draft extends XhrRecord {
  headers: [string, string][]
  /** Absent before it is sent, and after it has ended. */
  call?: Call | undefined
  /** Whether its headers came. */
  answered?: boolean
}

const names = ['open', 'setRequestHeader', 'send'] as const

const endings = {
  error: { name: 'error', message: 'opaque', signal: 'none' },
  timeout: { name: 'TimeoutError', message: 'own', signal: 'timeout' },
  abort: { name: 'AbortError', message: 'own', signal: 'aborted' },
} satisfies Record<string, Ending>

/**
 * Watches XMLHttpRequest (axios, Angular, jQuery) without being seen: the methods of its prototype hand everything on, and what is known of a
 * failure hangs beside the XMLHttpRequest itself, and beside the exception of a synchronous one.
 *
 * A listener that the app adds to `upload` by addEventListener cannot be seen; one that is set as `onprogress` and the like can.
 *
 * @returns undoes it, but never what somebody else patched later
 */
export function watchXhr(options: FetchOptions, observer: Observer): () => void {
  const { XMLHttpRequest, EventTarget } = globalThis
  if (typeof XMLHttpRequest !== 'function') return () => {}
  const { prototype } = XMLHttpRequest
  const native = { open: prototype.open, setRequestHeader: prototype.setRequestHeader, send: prototype.send }
  const addListener = EventTarget.prototype.addEventListener
  const drafts = new WeakMap<XMLHttpRequest, Draft>()
  const watched = new WeakSet<XMLHttpRequest>()
  let active = true
  /** Past an accessor that the app has put on its own object, or on a class of its own. happy-dom keeps data of its own there. */
  const read = <K extends 'readyState' | 'responseURL' | 'withCredentials'>(xhr: XMLHttpRequest, name: K) =>
    (Reflect.get(prototype, name, xhr) ?? ownData(xhr, name)) as XMLHttpRequest[K]

  const begin = (xhr: XMLHttpRequest, body: unknown): Draft | undefined => {
    const draft = drafts.get(xhr)
    if (!active || draft === undefined) return undefined
    const { headers, call: _, answered: __, ...given } = draft
    const record = captureXhr({
      ...given,
      headers,
      body,
      withCredentials: read(xhr, 'withCredentials'),
      uploadListener: upload.isListenedTo(xhr),
    })
    // The error event always comes in a task of its own, so that its time tells nothing: no sender.
    draft.call = beginCall(record, undefined, undefined, options, observer)
    return draft
  }

  /** Before the app listens, as most do after `open`: so its handlers (`onerror`, a promise of axios) find what is known. */
  const listen = (xhr: XMLHttpRequest) => {
    if (!active || watched.has(xhr)) return
    watched.add(xhr)
    // A handler that was called before ours can have opened it again, in the same event.
    let over: Draft | undefined
    outsideZones(() => {
      // Those that capture come first, even after handlers that were set earlier; not in Chromium (seen with 156).
      const on = (type: string, tell: () => void) => Reflect.apply(addListener, xhr, [type, () => attempt(tell), true])
      for (const type of ['error', 'timeout', 'abort', 'load'] as const) {
        on(type, () => {
          // happy-dom 21 says only later that it is done. An event that the app made itself, while the call is on its way, ends nothing.
          const draft = over ?? (read(xhr, 'readyState') % 4 === 0 ? drafts.get(xhr) : undefined)
          over = undefined
          if (draft !== undefined) end(xhr, type, draft)
        })
      }
      on('readystatechange', () => {
        const draft = drafts.get(xhr)
        const state = read(xhr, 'readyState')
        if (draft !== undefined && state === 2) draft.answered = true
        if (state === 4) over = draft
      })
    })
  }

  const end = (xhr: XMLHttpRequest, type: keyof typeof endings | 'load', draft: Draft) => {
    const { call, answered } = draft
    // Firefox tells of a synchronous failure by an event too (seen with 153), before it throws: `send` knows.
    if (call === undefined || draft.async === false) return
    draft.call = undefined
    // Chromium says nothing of headers without a type until it has seen some of the body (seen with 156).
    const responseArrived = answered ?? (call.environment.engine === 'chromium' ? null : false)
    call.settled?.(type === 'load')
    const isLatest = drafts.get(xhr) === draft
    if (type === 'load') return isLatest && remember(xhr, call)
    const knowledge = witnessFailure(call, undefined, { ...endings[type], responseArrived })
    if (isLatest) registry().set(xhr, knowledge)
    diagnosed(knowledge, xhr, options, observer)
  }

  /** What a page may read from another origin has passed the CORS check. */
  const remember = (xhr: XMLHttpRequest, { record, environment }: Call) => {
    const responseURL = read(xhr, 'responseURL')
    rememberAnswer(record, originOf(responseURL) === environment.origin ? 'basic' : 'cors', responseURL, now())
  }

  const methods = {
    open(this: XMLHttpRequest, method: string, url: string | URL, ..._rest: unknown[]): void {
      // biome-ignore lint/complexity/noArguments: what was not given must not be handed on.
      const given = arguments as unknown as Parameters<XMLHttpRequest['open']>
      Reflect.apply(native.open, this, given)
      attempt(() => {
        const [, , async, username, password] = given
        const isAsync = given.length < 3 || Boolean(async)
        drafts.set(this, { method, url, async: isAsync, username: username ?? null, password: password ?? null, headers: [] })
        registry().delete(this)
        listen(this)
      })
    },
    setRequestHeader(this: XMLHttpRequest, name: string, value: string): void {
      // biome-ignore lint/complexity/noArguments: what was not given must not be handed on.
      Reflect.apply(native.setRequestHeader, this, arguments as unknown as [string, string])
      attempt(() => drafts.get(this)?.headers.push([name, value]))
    },
    send(this: XMLHttpRequest, ..._body: [(Document | XMLHttpRequestBodyInit | null)?]): void {
      // biome-ignore lint/complexity/noArguments: what was not given must not be handed on.
      const given = arguments as unknown as [(Document | XMLHttpRequestBodyInit | null)?]
      const draft = attempt(() => begin(this, given[0]))
      try {
        Reflect.apply(native.send, this, given)
      } catch (error) {
        attempt(() => {
          // A synchronous call throws what the network did; a call in the wrong state throws too, and is no failure of this one.
          if (draft?.call === undefined || draft.async !== false || typeof error !== 'object' || error === null) return
          draft.call.settled?.(false)
          // No event came on the way: what broke can have been the body.
          const knowledge = witnessFailure(draft.call, undefined, { ...endings.error, responseArrived: null })
          registry().set(error, knowledge)
          diagnosed(knowledge, error, options, observer)
        })
        throw error
      }
      attempt(() => {
        if (draft?.async !== false || draft.call === undefined) return
        draft.call.settled?.(true)
        remember(this, draft.call)
      })
    },
  }

  // Somebody who sealed the prototype (MSW does) stays undisturbed: all three methods are watched, or none.
  if (!names.every((name) => Object.getOwnPropertyDescriptor(prototype, name)?.configurable)) return () => {}
  for (const name of names) replace(prototype, name, methods[name])
  const upload = watchUpload(prototype)
  return () => {
    active = false
    for (const name of names) {
      if (Object.getOwnPropertyDescriptor(prototype, name)?.value === methods[name]) replace(prototype, name, native[name])
    }
    upload.stop()
  }
}

/** With the attributes that the property has. */
function replace(prototype: XMLHttpRequest, name: (typeof names)[number], value: unknown): void {
  Object.defineProperty(prototype, name, { ...Object.getOwnPropertyDescriptor(prototype, name), value })
}
