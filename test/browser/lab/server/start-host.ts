import { type AddressInfo, createServer, type Socket } from 'node:net'
import tls from 'node:tls'
import { expiredCertificate, loopbackCertificate, otherHostCertificate, testKey } from '../../../support/test-certificates.ts'
import type { Act, Ask, HostSpec } from './act.ts'

/** A request as it arrived. */
export interface Arrival {
  method: string
  path: string
  /** Lower-case names. */
  headers: Map<string, string>
}

/** One server of the lab: it speaks HTTP/1.1 over raw sockets, so that it can break each of its rules. */
export interface Host {
  port: number
  origin: string
  arrivals: Arrival[]
  close(): Promise<void>
}

export interface HostPlace extends HostSpec {
  /** Requests whose path starts like this are the scenario's own. */
  prefix: string
  /** What answers may speak of, filled in when the other servers stand. */
  origins: Pick<Ask, 'page' | 'there' | 'dead'>
}

const certificates = {
  'self-signed': loopbackCertificate,
  'trusted-by-browser': loopbackCertificate,
  expired: expiredCertificate,
  'other-host': otherHostCertificate,
}

export async function startHost(place: HostPlace): Promise<Host> {
  const arrivals: Arrival[] = []
  const sockets = new Set<Socket>()
  const scheme = place.tls === undefined ? 'http' : 'https'
  let origin = ''

  const onConnection = (socket: Socket) => {
    sockets.add(socket)
    socket
      .setNoDelay()
      .on('error', () => {})
      .on('close', () => sockets.delete(socket))
    if (place.atConnect === 'close') return void socket.end()
    if (place.atConnect === 'reset') return void socket.resetAndDestroy()
    if (place.atConnect !== undefined) return void socket.end(place.atConnect.bytes)
    let pending: Buffer = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk])
      for (;;) {
        const read = readRequest(pending)
        if (read === null) return
        pending = read.rest
        arrivals.push(read.arrival)
        const { method, path, headers } = read.arrival
        const own = place.everywhere === true || path.startsWith(place.prefix)
        const ask: Ask = {
          method,
          path,
          header: (name) => headers.get(name) ?? null,
          earlier: arrivals.filter((one) => one.method === method).length - 1,
          here: origin,
          ...place.origins,
        }
        carryOut(
          own && place.answer !== undefined ? place.answer(ask) : { status: 404, headers: [], body: 'nothing here' },
          method,
          socket,
        )
      }
    })
  }

  const server =
    place.tls === undefined
      ? createServer(onConnection)
      : tls
          .createServer({ key: testKey, cert: certificates[place.tls], ALPNProtocols: ['http/1.1'] }, onConnection)
          .on('tlsClientError', () => {})
          .on('connection', (socket: Socket) => {
            sockets.add(socket)
            socket.on('error', () => {}).on('close', () => sockets.delete(socket))
          })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `${scheme}://127.0.0.1:${port}`
  return {
    port,
    origin,
    arrivals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Long enough for what was sent to have arrived, in milliseconds. */
const moment = 80

/** The first request of some bytes, once its head and body are complete. */
function readRequest(bytes: Buffer): { arrival: Arrival; rest: Buffer } | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [line = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const [method = '', path = ''] = line.split(' ')
  const headers = new Map(
    lines.map((text) => [text.slice(0, text.indexOf(':')).toLowerCase(), text.slice(text.indexOf(':') + 1).trim()]),
  )
  const length = end + 4 + Number(headers.get('content-length') ?? 0)
  if (bytes.length < length) return null
  return { arrival: { method, path, headers }, rest: bytes.subarray(length) }
}

function carryOut(act: Act, method: string, socket: Socket): void {
  if (act === 'silence' || socket.destroyed) return
  if (act === 'close') socket.end()
  else if (act === 'reset') socket.resetAndDestroy()
  else if ('bytes' in act) {
    socket.write(act.bytes)
    // Bytes that are still on their way would be lost with a connection that is reset.
    const wait = act.later !== undefined || act.ending === 'reset' ? moment : 0
    setTimeout(() => {
      if (act.later !== undefined) socket.write(act.later)
      if (act.ending === 'end') socket.end()
      if (act.ending === 'reset') socket.resetAndDestroy()
    }, wait)
  } else if (act.after !== undefined) {
    const { after, ...now } = act
    setTimeout(() => carryOut(now, method, socket), after)
  } else {
    socket.write(message(act, method))
  }
}

function message({ status, headers, body = '' }: Exclude<Act, string | { bytes: unknown }>, method: string): Buffer {
  const bytes = Buffer.from(body)
  const bodiless = status === 204 || status === 304
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`)
  if (!bodiless && !headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name)))
    lines.push(`Content-Length: ${bytes.length}\r\n`)
  if (!headers.some(([name]) => /^cache-control$/i.test(name))) lines.push('Cache-Control: no-store\r\n')
  const head = Buffer.from(`HTTP/1.1 ${status} Answered\r\n${lines.join('')}\r\n`, 'latin1')
  return bodiless || method === 'HEAD' ? head : Buffer.concat([head, bytes])
}
