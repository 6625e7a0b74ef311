import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { headerOf } from '../support/header-of.ts'
import { startPageServer } from '../support/page-server.ts'
import { type RecordedRequest, type RecordingServer, startRecordingServer } from '../support/recording-server.ts'
import { type Pair, type PairAnswer, type PairArrival, type PlaceName, placeNames } from './pair.ts'

/** The servers that pairs are played against: a page with a script, and those that it calls. */
export interface PairServers {
  /** Origin of the page, on localhost. */
  page: string
  pageUrl: string
  /** The same page in a sandbox, with an opaque origin. */
  sandboxUrl: string
  /** Puts a pair up under an id of its own; gives the URL to call. */
  put(id: string, pair: Pair): string
  /** What has arrived for a pair, in order. */
  arrivals(id: string): PairArrival[]
  close(): Promise<void>
}

export async function startPairServers(script: string): Promise<PairServers> {
  const pairs = new Map<string, Pair>()
  const counts = new Map<string, number>()
  const inOrder = new Map<string, { server: RecordingServer; request: RecordedRequest }[]>()
  const servers: RecordingServer[] = []
  const dead = await freePort()

  const handlerOf = (at: () => RecordingServer) => (request: RecordedRequest, response: ServerResponse) => {
    const [, , id = '', number = ''] = new URL(request.url, 'http://x').pathname.split('/')
    const pair = pairs.get(id)
    if (pair === undefined) return false
    const list = inOrder.get(id) ?? []
    inOrder.set(id, list)
    list.push({ server: at(), request })
    const hop = pair.hops[Number(number)]
    const isPreflight = request.method === 'OPTIONS' && headerOf(request, 'access-control-request-method') !== null
    const answers = isPreflight ? hop?.preflights : hop?.answers
    const key = `${id} ${number} ${isPreflight}`
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    const answer = answers?.[Math.min(count, answers.length - 1)]
    if (answer === undefined) return false
    write(response, answer, request, (text) => filled(text, id, Number(number), pair, request))
    return true
  }

  const page = await startPageServer({ scripts: { '/play.js': script }, handler: handlerLate(() => page) })
  const sandbox = await startPageServer({
    scripts: { '/play.js': script },
    headers: { 'Content-Security-Policy': 'sandbox allow-scripts' },
  })
  function handlerLate(at: () => RecordingServer) {
    return (request: RecordedRequest, response: ServerResponse) => handlerOf(at)(request, response)
  }
  const api: RecordingServer = await startRecordingServer((request, response) => handlerOf(() => api)(request, response))
  const other: RecordingServer = await startRecordingServer((request, response) => handlerOf(() => other)(request, response))
  servers.push(page, sandbox, api, other)
  const places: Record<PlaceName, string> = {
    api: api.origin,
    sameSite: api.localhostOrigin,
    own: page.localhostOrigin,
    other: other.origin,
  }

  const urlOf = (id: string, pair: Pair, hop: number) => `${places[pair.hops[hop]?.place ?? 'other']}/pair/${id}/${hop}?id=${id}`

  function filled(text: string, id: string, hop: number, pair: Pair, request: RecordedRequest): string {
    const next = urlOf(id, pair, hop + 1)
    const values: Record<string, string> = {
      ...places,
      page: pair.page === 'opaque' ? 'null' : places.own,
      origin: headerOf(request, 'origin') ?? '{no origin}',
      method: headerOf(request, 'access-control-request-method') ?? '',
      names: headerOf(request, 'access-control-request-headers') ?? '',
      id,
      next,
      nextPath: `../${id}/${hop + 1}?id=${id}`,
      nextWithUser: next.replace('://', '://user:secret@'),
      dead: `http://127.0.0.1:${dead}/`,
    }
    return text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all)
  }

  return {
    page: places.own,
    pageUrl: `${places.own}/page`,
    // To no engine the same site as one of the others, but for Chromium where it asks Cross-Origin-Resource-Policy.
    sandboxUrl: `http://sandbox.localhost:${sandbox.port}/page`,
    put(id, pair) {
      pairs.set(id, pair)
      return urlOf(id, pair, 0)
    },
    arrivals(id) {
      const authors = pairs.get(id)?.calls.flatMap(({ headers = [] }) => headers) ?? []
      return (inOrder.get(id) ?? []).map(({ server, request }) =>
        arrivalOf(placeOf(server, request, places), id, request, authors),
      )
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}

function write(response: ServerResponse, answer: PairAnswer, request: RecordedRequest, fill: (text: string) => string): void {
  const { status, headers, body = '' } = answer
  const hasBody = status !== 204 && status !== 304 && status !== 205
  const length: [string, string][] = hasBody
    ? [['Content-Length', String(Buffer.byteLength(body))]]
    : status === 205
      ? [['Content-Length', '0']]
      : []
  const all: [string, string][] = [['Cache-Control', 'no-store'], ...headers, ...length]
  response.writeHead(
    status,
    all.flatMap(([name, value]) => [name, fill(value)]),
  )
  response.end(hasBody && request.method !== 'HEAD' ? body : undefined)
}

function placeOf(server: RecordingServer, request: RecordedRequest, places: Record<PlaceName, string>): PlaceName {
  const host = headerOf(request, 'host') ?? ''
  return placeNames.find((name) => new URL(places[name]).host === host) ?? (`${host} at ${server.port}` as PlaceName)
}

const decided = /^(?:origin|cookie|content-type|authorization|access-control-request-.*)$/
/** Headers that have a value where the author gave none. */
const defaulted = /^(?:accept(?:-language)?|cache-control)$/
/** Headers that browsers make in their own way, whatever the author says. */
const browsersOwn = /^(?:host|referer|user-agent|sec-.*|proxy-.*)$/

function arrivalOf(place: PlaceName, id: string, request: RecordedRequest, authors: readonly [string, string][]): PairArrival {
  const isAuthored = (lower: string, value: string) =>
    authors.some(([name, given]) => name.toLowerCase() === lower && (!defaulted.test(lower) || value.includes(given)))
  const compared = request.headers.filter(([name, value]) => {
    const lower = name.toLowerCase()
    return decided.test(lower) || (request.method !== 'OPTIONS' && !browsersOwn.test(lower) && isAuthored(lower, value))
  })
  // The author can have given another type, and a redirect can take the body away and leave its type.
  const boundary =
    /^--(\S+)\r\n/.exec(request.body?.text ?? '')?.[1] ?? /boundary=(\S+)$/.exec(headerOf(request, 'content-type') ?? '')?.[1]
  const without = (text: string) => {
    const known = text.replaceAll(id, 'ID')
    return boundary === undefined ? known : known.replaceAll(boundary, 'BOUNDARY')
  }
  return {
    place,
    method: request.method,
    url: without(request.url),
    headers: compared
      .map(([name, value]): [string, string] => [
        name.toLowerCase(),
        without(/^cookie$/i.test(name) ? ownCookies(value, id) : value),
      ])
      .filter(([name, value]) => name !== 'cookie' || value !== '')
      .sort(),
    body: without(request.body?.text ?? ''),
  }
}

/** Without those whose name has the id of another pair. */
function ownCookies(header: string, id: string): string {
  const isOthers = (cookie: string) => /-\d+-x=/.test(cookie) && !cookie.includes(`${id}=`)
  return header
    .split('; ')
    .filter((cookie) => !isOthers(cookie))
    .join('; ')
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
