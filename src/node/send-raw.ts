import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net'
import tls, { type TLSSocket } from 'node:tls'
import type { TransportFailure, TransportResponse } from '../protocol/transport.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'
import { lookupHost } from './lookup-host.ts'
import { networkCause } from './network-cause.ts'
import { createResponseHeadReader } from './response-head-reader.ts'

/** An HTTP/1.1 message, byte for byte: nothing is added, ordered or written otherwise. */
export interface RawRequest {
  method: string
  /** http or https. */
  url: string
  headers: HeaderList
  body?: Uint8Array
}

export interface RawOptions {
  /** For everything from the name lookup to the last byte of the headers, in milliseconds. */
  timeout: number
  /** Certificates (PEM) to trust beside those of Node and of the system. */
  extraCa?: readonly string[]
  /** How a host name becomes addresses. Default: as in a browser. Not asked for a host that is an address already. */
  lookup?: LookupFunction
}

/** How long one of several addresses is waited for before the next is tried, in milliseconds. */
const addressPatience = 1000

/**
 * Sends one request over a connection of its own and answers the head of the response; the body is not read. Follows nothing, and always
 * settles: after `timeout` at the latest, and with at most 256 kB of the response in memory.
 *
 * Deviation: HTTP/1.1 only, and no proxy.
 */
export function sendRaw(request: RawRequest, options: RawOptions): Promise<TransportResponse | TransportFailure> {
  const url = new URL(request.url)
  const message = serialize(request, url)
  return new Promise((resolve) => {
    const secure = url.protocol === 'https:'
    const reader = createResponseHeadReader({ secure, defaultPort: url.port === '' })
    const socket = open(url, options)
    let stage: 'connecting' | 'handshake' | 'open' = 'connecting'
    const settle = (answer: TransportResponse | TransportFailure) => {
      clearTimeout(timer)
      resolve(answer)
      // Errors may still come from a socket that is going away.
      socket
        .removeAllListeners()
        .on('error', () => {})
        .destroy()
    }
    const timer = setTimeout(
      () => settle({ error: 'timeout', detail: `no response within ${options.timeout} ms` }),
      options.timeout,
    )
    const start = () => {
      stage = 'open'
      socket.write(message)
      if (request.body !== undefined && request.body.length > 0) socket.write(request.body)
    }
    socket
      .on('connect', () => {
        if (secure) stage = 'handshake'
        else start()
      })
      .on('secureConnect', start)
      .on('data', (chunk: Buffer) => {
        const head = reader.push(chunk)
        if (head !== undefined) settle(head)
      })
      .on('end', () =>
        settle(stage === 'open' ? reader.end() : { error: 'connection-closed', detail: 'closed during the TLS handshake' }),
      )
      .on('error', (error) => {
        const refused = secure ? (socket as TLSSocket).authorizationError : undefined
        // Typed as an Error, and a string in truth; null before the certificate was seen.
        if (refused) settle({ error: 'cert-invalid', detail: String(refused) })
        else settle(networkCause(error, stage))
      })
      .on('close', () => settle({ error: 'connection-closed', detail: 'closed' }))
  })
}

function open(url: URL, { extraCa, lookup = lookupHost }: RawOptions): Socket {
  const secure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const address = {
    host,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: addressPatience,
  }
  if (!secure) return connectTcp(address)
  return tls.connect({
    ...address,
    // An IP address is no server name: https://www.rfc-editor.org/rfc/rfc6066#section-3
    servername: isIP(host) === 0 ? host.replace(/\.$/, '') : '',
    ALPNProtocols: ['http/1.1'],
    ca: [...trustedCa(), ...(extraCa ?? [])],
  })
}

/** Those of Node and, as a browser does, those of the system: development certificates are installed there. Node before 22.15 knows its own alone. */
function trustedCa(): readonly string[] {
  if (!('getCACertificates' in tls)) return (tls as typeof import('node:tls')).rootCertificates
  return [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
}

function serialize({ method, headers }: RawRequest, url: URL): Buffer {
  const lines = [`${method} ${requestTarget(url)} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  if (lines.some((line) => /[\r\n\0]/.test(line))) throw new TypeError('A method or header holds a line break')
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

/** An empty query is one, and `search` does not show it. https://www.rfc-editor.org/rfc/rfc9112#section-3.2.1 */
function requestTarget({ href, pathname, search }: URL): string {
  const isEmpty = search === '' && /^[^?#]*\?/.test(href)
  return `${pathname}${isEmpty ? '?' : search}`
}
