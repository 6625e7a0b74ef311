import type { RequestHandler } from 'msw'
import type { SetupWorker } from 'msw/browser'
import type { SetupServer } from 'msw/node'
import type { MswEnforceOptions } from './msw-enforce-options.ts'

/** A mock of MSW, whichever kind it is. */
export interface Mock {
  kind: 'server' | 'worker'
  /** The same object for the same mock. */
  key: object
  events: SetupServer['events']
  /** Those for requests, the first that matches first; the runtime ones of a boundary too. */
  handlers(): RequestHandler[]
  /** Whether it intercepts now. */
  isActive(): boolean
  /**
   * Calls `begin` once the mock intercepts, `end` before it lets go, and `renew` when its handlers are reset, as between tests.
   *
   * @returns leaves the mock as it was
   */
  follow(followers: Followers): () => void
}

interface Followers {
  begin(): void
  end(): void
  renew(): void
}

/** @throws {TypeError} where neither is given, both are, or it is not what MSW makes */
export function mockOf({ server, worker }: MswEnforceOptions): Mock {
  if ((server === undefined) === (worker === undefined)) {
    throw new TypeError(
      'enforceCors expects the option server, which setupServer of msw/node makes, or the option worker, which setupWorker of msw/browser makes.',
    )
  }
  if (server !== undefined) {
    check('server', server, ['listen', 'close', 'listHandlers'])
    return { ...common(server), kind: 'server', follow: (followers) => followServer(server, followers) }
  }
  const given = worker as SetupWorker
  check('worker', given, ['start', 'stop', 'listHandlers'])
  return { ...common(given), kind: 'worker', follow: (followers) => followWorker(given, followers) }
}

function check(name: string, mock: unknown, methods: readonly string[]): void {
  const isMock =
    typeof mock === 'object' &&
    mock !== null &&
    methods.every((method) => typeof (mock as Record<string, unknown>)[method] === 'function')
  if (isMock && typeof (mock as Partial<SetupServer>).events?.on === 'function') return
  throw new TypeError(`enforceCors expects the option ${name} to be what MSW 3 makes, with ${methods.join(', ')} and events.`)
}

function common(mock: SetupServer | SetupWorker): Pick<Mock, 'key' | 'events' | 'handlers' | 'isActive'> {
  return {
    key: mock,
    events: mock.events,
    handlers: () => mock.listHandlers().filter((handler) => handler.kind === 'request'),
    isActive: () => Number(mock.readyState) === 1,
  }
}

function followServer(server: SetupServer, { begin, end, renew }: Followers): () => void {
  const { listen, close, resetHandlers } = server
  const following = {
    listen(...given: Parameters<SetupServer['listen']>) {
      listen(...given)
      begin()
    },
    close() {
      end()
      close()
    },
    resetHandlers(...given: Parameters<SetupServer['resetHandlers']>) {
      resetHandlers(...given)
      renew()
    },
  }
  Object.assign(server, following)
  return () => restore(server, following, { listen, close, resetHandlers })
}

function followWorker(worker: SetupWorker, { begin, end, renew }: Followers): () => void {
  const { start, stop, resetHandlers } = worker
  const following = {
    async start(...given: Parameters<SetupWorker['start']>) {
      const registration = await start(...given)
      begin()
      return registration
    },
    stop() {
      end()
      return stop()
    },
    resetHandlers(...given: Parameters<SetupWorker['resetHandlers']>) {
      resetHandlers(...given)
      renew()
    },
  }
  Object.assign(worker, following)
  return () => restore(worker, following, { start, stop, resetHandlers })
}

/** What somebody else put there later stays. */
function restore<Methods extends object>(mock: Methods, ours: Partial<Methods>, before: Partial<Methods>): void {
  for (const name of Object.keys(ours) as (keyof Methods)[]) {
    if (mock[name] === ours[name]) Object.assign(mock, { [name]: before[name] })
  }
}
