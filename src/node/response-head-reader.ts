import type { HeaderList } from '../spec/fetch/header-list.ts'
import { stripTabsAndSpaces } from '../spec/fetch/strip-tabs-and-spaces.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { isHttpToken } from '../spec/mimesniff/is-http-token.ts'

/** What came of the bytes so far: `undefined` where more are needed. */
export type ResponseHead =
  | { status: number; headers: HeaderList }
  | { error: 'invalid-http-response' | 'empty-response'; detail: string }

/** Chromium's own limit for the head of a response. */
export const maximumHeadBytes = 256 * 1024

/** A status line may start this many bytes late. */
const slop = 4

/**
 * Reads the head of an HTTP/1.1 response from its bytes, as tolerant as Chromium is and no more: `HTTP 200`, bare line feeds, a status that
 * is no number (200 then), lines without a colon (skipped), a head that the end of the connection cuts off (http only) all pass.
 * Interim responses are skipped. Never holds more than `maximumHeadBytes`.
 *
 * Modelled on what Chromium 156 does, measured 2026-11-23.
 */
export interface ResponseHeadReader {
  push(chunk: Uint8Array): ResponseHead | undefined
  /** The other side has closed the connection. */
  end(): ResponseHead
}

/** `secure`: over TLS a head that is cut off is an error. `defaultPort`: on others a SHOUTcast greeting (`ICY 200 OK`) counts as a response. */
export function createResponseHeadReader({ secure, defaultPort }: { secure: boolean; defaultPort: boolean }): ResponseHeadReader {
  let buffer: Buffer = Buffer.alloc(0)
  let capacity: Buffer = Buffer.alloc(4096)
  let start = -1
  let searched = 0
  /** Of the interim responses before this head. */
  let spent = 0

  function append(chunk: Uint8Array): void {
    const length = buffer.length + chunk.length
    if (length > capacity.length) {
      const larger = Buffer.alloc(Math.min(Math.max(length, capacity.length * 2), maximumHeadBytes))
      buffer.copy(larger)
      capacity = larger
    }
    capacity.set(chunk, buffer.length)
    buffer = capacity.subarray(0, length)
  }

  function read(): ResponseHead | undefined {
    for (;;) {
      if (start < 0) start = startOfStatusLine(buffer)
      if (start < 0) {
        if (buffer.length < slop + 4) return undefined
        const icy = !defaultPort && asciiLowercase(buffer.toString('latin1', 0, 4)) === 'icy '
        return icy ? { status: 200, headers: [] } : { error: 'invalid-http-response', detail: 'no HTTP status line' }
      }
      const end = endOfHead(buffer, Math.max(start, searched))
      if (end < 0) {
        searched = Math.max(0, buffer.length - 3)
        return undefined
      }
      const head = parseHead(buffer.toString('latin1', start, end))
      if ('error' in head || Math.floor(head.status / 100) !== 1) return head
      spent += end
      const rest = Buffer.from(buffer.subarray(end))
      buffer = capacity.subarray(0, 0)
      append(rest)
      start = -1
      searched = 0
    }
  }

  return {
    push(chunk) {
      const room = maximumHeadBytes - spent - buffer.length
      append(chunk.subarray(0, room))
      return (
        read() ?? (chunk.length >= room ? { error: 'invalid-http-response', detail: 'headers of more than 256 kB' } : undefined)
      )
    },
    end() {
      if (buffer.length === 0) return { error: 'empty-response', detail: 'closed before the first byte of a response' }
      if (start < 0) return { error: 'invalid-http-response', detail: 'no HTTP status line' }
      if (secure) return { error: 'invalid-http-response', detail: 'closed in the middle of the headers' }
      return parseHead(buffer.toString('latin1', start))
    },
  }
}

function startOfStatusLine(bytes: Buffer): number {
  const index = asciiLowercase(bytes.toString('latin1', 0, slop + 4)).indexOf('http')
  return index <= slop ? index : -1
}

/** The index after two line ends in a row, each with or without a carriage return; -1 where there are none. */
function endOfHead(bytes: Buffer, from: number): number {
  for (let lf = bytes.indexOf(0x0a, from); lf >= 0; lf = bytes.indexOf(0x0a, lf + 1)) {
    if (bytes[lf + 1] === 0x0a) return lf + 2
    if (bytes[lf + 1] === 0x0d && bytes[lf + 2] === 0x0a) return lf + 3
  }
  return -1
}

function parseHead(head: string): ResponseHead {
  if (head.includes('\0')) return { error: 'invalid-http-response', detail: 'a NUL byte in the headers' }
  const [statusLine = '', ...lines] = head.split(/[\r\n]+/)
  const headers = parseHeaders(lines)
  const twice = fieldWithTwoValues(statusLine, headers)
  if (twice !== undefined) return { error: 'invalid-http-response', detail: `two different values of ${twice}` }
  const code = /^[^ ]* +(\d+)/.exec(statusLine)?.[1]
  return { status: code === undefined ? 200 : Math.min(Number(code), 65535), headers }
}

function parseHeaders(lines: readonly string[]): HeaderList {
  const unfolded: string[] = []
  let continuable = false
  for (const line of lines) {
    const folded = line.startsWith(' ') || line.startsWith('\t')
    if (folded && continuable) unfolded.push(`${unfolded.pop()} ${stripTabsAndSpaces(line)}`)
    else {
      unfolded.push(line)
      continuable = !folded && line.indexOf(':') > 0
    }
  }
  return unfolded.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    const name = colon < 0 || line.startsWith(' ') || line.startsWith('\t') ? '' : stripTabsAndSpaces(line.slice(0, colon))
    return isHttpToken(name) ? [[name, stripTabsAndSpaces(line.slice(colon + 1))]] : []
  })
}

/** Several values are fine as long as they are equal; Content-Length does not count where the body is chunked. */
function fieldWithTwoValues(statusLine: string, headers: HeaderList): string | undefined {
  const values = (field: string) => headers.filter(([name]) => asciiLowercase(name) === field).map(([, value]) => value)
  const items = (field: string) => values(field).flatMap((value) => value.split(',').map(stripTabsAndSpaces))
  const chunked =
    !/^http\/(?:0\.\d|1\.0)/i.test(statusLine) &&
    items('transfer-encoding').some((coding) => asciiLowercase(coding) === 'chunked')
  if (!chunked && new Set(items('content-length')).size > 1) return 'Content-Length'
  if (new Set(values('content-disposition')).size > 1) return 'Content-Disposition'
  return new Set(values('location')).size > 1 ? 'Location' : undefined
}
