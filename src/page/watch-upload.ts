import { ownData } from '../capture/own-data.ts'
import { attempt } from './attempt.ts'

const handlers = ['onloadstart', 'onprogress', 'onabort', 'onerror', 'onload', 'ontimeout', 'onloadend'] as const

/** What is known of the `upload` of each XMLHttpRequest. */
export interface UploadWatch {
  /** Whether a handler was set, as `onprogress`; a listener that was added by addEventListener cannot be seen. */
  isListenedTo(xhr: XMLHttpRequest): boolean
  /** Undoes it, but never what somebody else patched later. */
  stop(): void
}

/**
 * Watches which XMLHttpRequests the app has looked at the `upload` of. A look makes it, and Chromium (seen with 156) then sends it events that it
 * would not have sent: only one that the app itself has made is looked at. One that cannot be watched (MSW seals it) is never seen. One that is
 * there from the start, as in happy-dom 21, is seen without a look.
 */
export function watchUpload(prototype: XMLHttpRequest): UploadWatch {
  const uploads = new WeakMap<object, XMLHttpRequestUpload>()
  const isListenedTo = (xhr: XMLHttpRequest) => {
    const upload = uploads.get(xhr) ?? ownData(xhr, 'upload')
    return handlers.some((name) => typeof (upload as Partial<XMLHttpRequestUpload> | undefined)?.[name] === 'function')
  }
  const native = Object.getOwnPropertyDescriptor(prototype, 'upload')
  const make = native?.get
  if (make === undefined || !native?.configurable) return { isListenedTo, stop() {} }
  // A getter made by a literal has the name and the length of the native one, and is no constructor.
  const { get: watched = make } =
    Object.getOwnPropertyDescriptor(
      {
        get upload(): XMLHttpRequestUpload {
          const made = Reflect.apply(make, this, []) as XMLHttpRequestUpload
          attempt(() => uploads.set(this, made))
          return made
        },
      },
      'upload',
    ) ?? {}
  Object.defineProperty(prototype, 'upload', { ...native, get: watched })
  return {
    isListenedTo,
    stop() {
      if (Object.getOwnPropertyDescriptor(prototype, 'upload')?.get === watched)
        Object.defineProperty(prototype, 'upload', native)
    },
  }
}
