import type { Mock } from './mock.ts'

/** One message that was handed to MSW. */
export interface Message {
  method: string
  url: string
  /** As a browser puts them on the wire. */
  headers: Headers
  /** Set once MSW has it. */
  requestId?: string
  /** Whether it went through to the real server. */
  isBypassed: boolean
  /** Takes what a handler answered; set while somebody waits for it. */
  answered?: (response: Response) => void
}

/** How long the service worker may take to tell what a handler answered, in milliseconds. */
const patience = 2000

/** The messages that are under way, known again by the events of MSW. */
export interface MessageBook {
  /** Hands a message to MSW, and learns what became of it. */
  send(
    message: Pick<Message, 'method' | 'url' | 'headers'>,
    by: () => Promise<Response>,
  ): Promise<{ response: Response; message: Message }>
  /** What the handler of such a message threw, if one did; asked once. */
  takeThrown(message: Pick<Message, 'method' | 'url'>): unknown
  /** Stops listening. */
  close(): void
}

/**
 * Follows messages through MSW: whether a handler answered, and what it threw. A request that has lost headers on its way, as the service worker and
 * happy-dom take them away, has them again before handlers see it.
 */
export function openMessageBook({ events }: Pick<Mock, 'events'>): MessageBook {
  const underWay: Message[] = []
  const thrown = new Map<string, unknown>()
  const byId = (requestId: string) => underWay.find((message) => message.requestId === requestId)

  const started = ({ request, requestId }: { request: Request; requestId: string }) => {
    const message = underWay.find(
      ({ method, url, requestId: taken }) => taken === undefined && method === request.method && url === request.url,
    )
    if (message === undefined) return
    message.requestId = requestId
    giveBack(request, message.headers)
  }
  const bypassed = ({ requestId }: { requestId: string }) => {
    const message = byId(requestId)
    if (message !== undefined) message.isBypassed = true
  }
  const mocked = ({ requestId, response }: { requestId: string; response: Response }) => byId(requestId)?.answered?.(response)
  const threw = ({ requestId, error }: { requestId: string; error: unknown }) => {
    const message = byId(requestId)
    if (message !== undefined) thrown.set(keyOf(message), error)
  }
  const unlisten = () => {
    events.removeListener('request:start', started)
    events.removeListener('response:bypass', bypassed)
    events.removeListener('response:mocked', mocked)
    events.removeListener('unhandledException', threw)
  }
  const listen = () => {
    unlisten()
    events.on('request:start', started)
    events.on('response:bypass', bypassed)
    events.on('response:mocked', mocked)
    events.on('unhandledException', threw)
  }
  listen()
  // Tests clean up after themselves by this; what they did not add is to stay.
  const { removeAllListeners } = events
  const removing: typeof removeAllListeners = (...given) => {
    removeAllListeners.apply(events, given)
    listen()
  }
  events.removeAllListeners = removing

  return {
    async send(given, by) {
      const message: Message = { ...given, isBypassed: false }
      underWay.push(message)
      const answer = new Promise<Response | undefined>((resolve) => {
        message.answered = resolve
      })
      try {
        const response = await by()
        if (response.type !== 'opaqueredirect') return { response, message }
        // A page does not see the redirect that the service worker hands on; the event shows it.
        const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience))
        return { response: (await Promise.race([answer, late])) ?? response, message }
      } finally {
        underWay.splice(underWay.indexOf(message), 1)
      }
    },
    takeThrown(message) {
      const key = keyOf(message)
      const error = thrown.get(key)
      thrown.delete(key)
      return error
    },
    close() {
      if (events.removeAllListeners === removing) events.removeAllListeners = removeAllListeners
      unlisten()
    },
  }
}

const keyOf = ({ method, url }: Pick<Message, 'method' | 'url'>) => `${method} ${url}`

function giveBack(request: Request, wanted: Headers): void {
  // Node takes nothing away, and where Origin is all is.
  if (request.headers.has('origin')) return
  const lost = [...wanted].filter(([name]) => !request.headers.has(name))
  if (lost.length === 0) return
  // Headers of no request may have any name.
  const headers = new Headers([...request.headers, ...lost])
  Object.defineProperty(request, 'headers', { value: headers, configurable: true })
}
