/**
 * How a request says that it was rewritten, and from what: the one format that the page writes and the server half reads.
 *
 * What was taken off a request is its *head*: the method that was overridden, and the header values that were moved. It is one line of ASCII,
 * `1;DELETE;content-type:application%2Fjson;x-client:7`, version first. It travels in one of three places, which is also the marker:
 * - as the last parameter of the query, `?page=2&whycors=1;DELETE`, where the body is absent or left alone
 * - as the first line of a body of type `text/plain;whycors=1`, followed by a line feed and the original body
 * - as the last field of a form of type `application/x-www-form-urlencoded;whycors=1`
 *
 * For each head there is exactly one spelling, and a reader takes no other: a second encoding, a name in capitals or a field that comes
 * twice is a failure, never a guess.
 */

/** The query parameter, form field and MIME type parameter. */
export const markerName = 'whycors'
const version = '1'

/** The Content-Type of a body that begins with a head. */
export const envelopeType = `text/plain;${markerName}=${version}`
/** The Content-Type of a form whose last field is a head. */
export const markedFormType = `application/x-www-form-urlencoded;${markerName}=${version}`

/** How long a head may be, in bytes: URLs are cut or refused by many servers from 8 KiB on. */
export const headLimits = { query: 2048, body: 16_384 } as const

/** How long a body may be that is rewritten, in bytes, where nothing else was agreed. */
export const defaultMaxBodySize = 1_048_576

/** What was taken off a request. */
export interface RewriteHead {
  /** Absent: the method is the one on the wire. */
  method?: string
  /** Lower-case names, each once; normalized values. */
  headers: readonly (readonly [name: string, value: string])[]
}

/** The one spelling of a head. */
export function encodeHead({ method, headers }: RewriteHead): string {
  const sorted = [...headers].sort(([a], [b]) => (a < b ? -1 : 1))
  return [version, ...(method === undefined ? [] : [method]), ...sorted.map(([name, value]) => `${name}:${encode(value)}`)].join(
    ';',
  )
}

/** Reads a head; failure for all but what `encodeHead` writes. Says nothing about whether its content is permitted. */
export function decodeHead(text: string): RewriteHead | 'failure' {
  const [, ...parts] = text.split(';')
  const method = /^[A-Z]+$/.test(parts[0] ?? '') ? parts.shift() : undefined
  const headers: [string, string][] = []
  const names = new Set<string>()
  for (const part of parts) {
    const [, name, encoded] = /^([a-z\d-]+):(.*)$/.exec(part) ?? []
    const value = encoded === undefined ? undefined : decode(encoded)
    if (name === undefined || value === undefined || names.has(name)) return 'failure'
    names.add(name)
    headers.push([name, value])
  }
  if (method === undefined && headers.length === 0) return 'failure'
  const head: RewriteHead = { ...(method === undefined ? {} : { method }), headers }
  return encodeHead(head) === text ? head : 'failure'
}

/** Adds a head to a query or form as its last parameter. Null: there is no query, not even an empty one. */
export function addMarker(query: string | null, head: string): string {
  return `${query === null ? '' : `${query}&`}${markerName}=${head}`
}

/** Takes the head out of a query or form again; failure where the marker comes twice, is not the last parameter or is spelled otherwise. */
export function takeMarker(query: string | null): { query: string | null; head: string } | 'none' | 'failure' {
  const parameters = query?.split('&') ?? []
  const found = parameters.filter((parameter) => isMarkerName(parameter.split('=', 1)[0] ?? ''))
  if (found.length === 0) return 'none'
  const last = parameters.pop() ?? ''
  if (found.length > 1 || !last.startsWith(`${markerName}=`)) return 'failure'
  return { query: parameters.length === 0 ? null : parameters.join('&'), head: last.slice(markerName.length + 1) }
}

/** The line that an envelope begins with. */
export function envelopeStart(head: string): string {
  return `${head}\n`
}

/** Parts an envelope into its head and the original body; failure where no line ends within the limit. */
export function openEnvelope(bytes: Uint8Array): { head: string; body: Uint8Array } | 'failure' {
  const end = bytes.subarray(0, headLimits.body + 1).indexOf(0x0a)
  if (end === -1) return 'failure'
  return { head: ascii(bytes.subarray(0, end)), body: bytes.subarray(end + 1) }
}

/** Takes the head out of a marked form. */
export function openForm(bytes: Uint8Array): { head: string; body: Uint8Array } | 'failure' {
  const taken = takeMarker(ascii(bytes))
  if (typeof taken === 'string') return 'failure'
  return { head: taken.head, body: bytes.subarray(0, taken.query?.length ?? 0) }
}

function isMarkerName(name: string): boolean {
  return name === markerName || (name.includes('%') && decode(name) === markerName)
}

/** What no URL parser changes in a query: `encodeURIComponent`, and the apostrophe. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27')
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** One character for each byte, so that positions are those of the bytes; what is no ASCII becomes a sign that no head has. */
function ascii(bytes: Uint8Array): string {
  let text = ''
  for (let start = 0; start < bytes.length; start += 8192) {
    const part = bytes.subarray(start, start + 8192)
    text += String.fromCharCode(...part.map((byte) => (byte < 0x80 ? byte : 0)))
  }
  return text
}
