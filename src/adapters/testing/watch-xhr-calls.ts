import { captureXhr } from '../../capture/capture-xhr.ts'
import type { RequestRecord } from '../../model/request-record.ts'
import type { XhrRecord } from '../../model/xhr-record.ts'
import { attempt } from '../../page/attempt.ts'
import { watchUpload } from '../../page/watch-upload.ts'
import { replaceMethod } from './replace-method.ts'

/** What is told of a call, with the way to send it; and, once it is sent, whether it has not ended. */
export type SentElsewhere = (record: RequestRecord, send: () => unknown, isUnderWay: () => boolean) => unknown

/**
 * Tells of each XMLHttpRequest when it is sent, and leaves the sending to who is told. Unlike `watchXhr` of the page it hangs nothing beside it: what enforcement knows of a failure stays
 * what is known.
 *
 * @returns undoes it
 */
export function watchXhrCalls(prototype: XMLHttpRequest, sent: SentElsewhere): () => void {
  const drafts = new WeakMap<XMLHttpRequest, XhrRecord & { headers: [string, string][] }>()

  const upload = watchUpload(prototype)

  const recordOf = (xhr: XMLHttpRequest, body: unknown): RequestRecord | undefined => {
    const draft = drafts.get(xhr)
    if (draft === undefined) return undefined
    return captureXhr({ ...draft, body, withCredentials: xhr.withCredentials, uploadListener: upload.isListenedTo(xhr) })
  }

  const undo = [
    replaceMethod(prototype, 'open', (native) => {
      return function (this: XMLHttpRequest, ...given: unknown[]) {
        Reflect.apply(native, this, given)
        const [method, url, async] = given as [string, string | URL, unknown]
        drafts.set(this, { method, url, async: given.length < 3 || Boolean(async), headers: [] })
      }
    }),
    replaceMethod(prototype, 'setRequestHeader', (native) => {
      return function (this: XMLHttpRequest, ...given: unknown[]) {
        Reflect.apply(native, this, given)
        attempt(() => drafts.get(this)?.headers.push(given as [string, string]))
      }
    }),
    replaceMethod(prototype, 'send', (native) => {
      return function (this: XMLHttpRequest, ...given: unknown[]) {
        const record = attempt(() => recordOf(this, given[0]))
        const send = () => Reflect.apply(native, this, given)
        return record === undefined ? send() : sent(record, send, () => this.readyState < 4)
      }
    }),
  ]
  return () => {
    for (const one of undo) one()
    upload.stop()
  }
}
