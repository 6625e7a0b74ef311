import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { headerOf } from '../../test/browser/support/header-of.ts'
import { type RecordedRequest, startRecordingServer } from '../../test/browser/support/recording-server.ts'
import { askCommandLine } from './ask-command-line.ts'
import { loadPageFiles } from './load-page-files.ts'
import { reservePort } from './reserve-port.ts'
import { type Answer, hostNames, type Origins, type Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { toPageCall } from './to-page-call.ts'

export interface DemoServers {
  readonly origins: Origins
  /** What arrived for each scenario before the page began to ask why; after that, requests of whycors arrive, too. */
  arrived(): ReadonlyMap<string, readonly RecordedRequest[]>
  close(): Promise<void>
}

type Arrived = ReadonlyMap<string, readonly RecordedRequest[]>

/** Starts the API with its mistakes, which has two names, a second API, and the server of the page; all of them on loopback. */
export async function startServers(): Promise<DemoServers> {
  const byPath = new Map(scenarios.flatMap((scenario) => pathsOf(scenario).map((path) => [path, scenario] as const)))
  const files = await loadPageFiles()
  const stopped = await reservePort()

  const serveApi = async (request: RecordedRequest, response: ServerResponse) => {
    const path = pathOf(request)
    const scenario = byPath.get(path)
    const header = (name: string) => headerOf(request, name)
    const answer: Answer = scenario?.serve?.({ method: request.method, path, header, origins }) ?? { status: 404 }
    await send(answer, response)
    return true
  }
  const [api, reports] = await Promise.all([startRecordingServer(serveApi), startRecordingServer(serveApi)])

  let seen: Arrived | undefined
  const now = (): Arrived => byScenario([...api.requests, ...reports.requests], byPath)
  const servePage = async (request: RecordedRequest, response: ServerResponse) => {
    const path = pathOf(request)
    const file = files.get(path)
    if (request.method !== 'GET') return sendText(response, 405, 'text/plain', 'GET only')
    if (file !== undefined) {
      const policy = path === '/' ? { 'content-security-policy': contentSecurityPolicy(origins) } : {}
      return sendText(response, 200, file.type, file.text, policy)
    }
    // The page asks for its calls when it is loaded, and when it has made them all, for what has arrived.
    if (path === '/calls.json') {
      for (const server of [api, reports]) server.take(() => true)
      seen = undefined
      return sendJson(
        response,
        scenarios.map((scenario) => toPageCall(scenario, origins)),
      )
    }
    if (path === '/arrived.json') {
      seen ??= now()
      return sendJson(response, Object.fromEntries([...seen].map(([id, requests]) => [id, requests.map(requestLine)])))
    }
    // The app's own backend can look at the API from outside the page, as the command line does.
    const scenario = path === '/outside.json' ? scenarios.find(({ id }) => id === searchOf(request).get('id')) : undefined
    if (scenario !== undefined) return sendJson(response, (await askCommandLine(scenario.call, origins)).exchange)
    return sendText(response, 404, 'text/plain', 'Not found')
  }
  const page = await startRecordingServer(servePage)

  const origins: Origins = {
    page: page.localhostOrigin,
    api: api.localhostOrigin,
    'other-name': api.origin,
    reports: reports.localhostOrigin,
    stopped: `http://localhost:${stopped.port}`,
    unsafe: 'http://localhost:6000',
    unknown: 'http://api.whycors.invalid',
  }
  return {
    origins,
    arrived: () => seen ?? now(),
    async close() {
      await Promise.all([api, reports, page, stopped].map((server) => server.close()))
    },
  }
}

/** The policy of the page: it names each host that it calls but one. Nothing inline, nothing from elsewhere. */
function contentSecurityPolicy(origins: Origins): string {
  const called = hostNames.filter((name) => name !== 'reports').map((name) => origins[name])
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src 'self' ${called.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function pathsOf({ call, alsoServes = [] }: Scenario): string[] {
  return [call.path, ...alsoServes]
}

function pathOf(request: RecordedRequest): string {
  return new URL(request.url, 'http://server.invalid').pathname
}

function searchOf(request: RecordedRequest): URLSearchParams {
  return new URL(request.url, 'http://server.invalid').searchParams
}

function byScenario(requests: readonly RecordedRequest[], byPath: ReadonlyMap<string, Scenario>): Arrived {
  const groups = new Map<string, RecordedRequest[]>()
  for (const request of requests) {
    const id = byPath.get(pathOf(request))?.id
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), request])
  }
  return groups
}

function requestLine(request: RecordedRequest): string {
  return `${request.method} ${pathOf(request)}`
}

async function send(answer: Answer, response: ServerResponse): Promise<void> {
  if (answer === 'close') {
    response.socket?.destroy()
    return
  }
  const { status, headers = [], body, after = 0 } = answer
  if (after > 0) await sleep(after)
  if (response.destroyed) return
  for (const [name, value] of headers) response.appendHeader(name, value)
  response.setHeader('Cache-Control', 'no-store')
  if (body === undefined) {
    response.writeHead(status).end()
    return
  }
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

function sendJson(response: ServerResponse, value: unknown): true {
  return sendText(response, 200, 'application/json', JSON.stringify(value))
}

function sendText(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // One cookie for every port of localhost, so that the API, too, knows the session.
    'set-cookie': 'session=demo; Path=/; SameSite=Lax; HttpOnly',
    ...headers,
  })
  response.end(text)
  return true
}
