import { captureFetch } from '../../capture/capture-fetch.ts'
import { isBypassed } from '../../enforce/is-bypassed.ts'
import type { RequestRecord } from '../../model/request-record.ts'
import { attempt } from '../../page/attempt.ts'

/** The part of an MSW server or worker that is listened to. */
export interface EventSource {
  events: {
    on(type: 'request:start', listener: (event: { request: Request }) => void): unknown
    removeListener?(type: 'request:start', listener: (event: { request: Request }) => void): unknown
  }
}

/** A request as MSW has it. */
export interface ServedRequest {
  method: string
  /** Absolute, without a fragment. */
  url: string
  isPreflight: boolean
  /** As far as the app can have made it. */
  record(): RequestRecord
}

/**
 * Tells of each request that MSW is given, whatever sent it; not of those by which its handlers ask the real server.
 *
 * @returns undoes it
 */
export function watchServer(server: EventSource, started: (request: ServedRequest) => void): () => void {
  const listener = ({ request }: { request: Request }) => {
    attempt(() => {
      const { method, headers } = request
      if (isBypassed(headers.get('accept') ?? '')) return
      const url = request.url.replace(/#.*/s, '')
      started({
        method,
        url,
        isPreflight: isPreflight(method, (name) => headers.has(name)),
        record: () => recordOf(request, url),
      })
    })
  }
  server.events.on('request:start', listener)
  return () => void attempt(() => server.events.removeListener?.('request:start', listener))
}

/** Whether it is the OPTIONS of a preflight, which no app sends: pages cannot set that header. */
export function isPreflight(method: string, has: (name: string) => boolean): boolean {
  return method === 'OPTIONS' && has('access-control-request-method')
}

/** What the transport of Node adds is taken off: `User-Agent` is the only header of those that a browser would not drop by itself. */
function recordOf({ method, headers, credentials }: Request, url: string): RequestRecord {
  const set: [string, string][] = []
  headers.forEach((value, name) => {
    if (name !== 'user-agent') set.push([name, value])
  })
  return captureFetch(url, { method, headers: set, ...(credentials === 'include' && { credentials }) })
}
