import { headerName } from '../diagnose/header-name.ts'
import type { Diagnosis } from '../model/diagnosis.ts'
import type { Observations } from '../model/evidence.ts'
import { code, longestFromServer } from './code.ts'

/** What sentences about a failed request speak of; data is marked already. */
export interface Context {
  diagnosis: Diagnosis
  seen: Partial<Observations>
  /** `PUT /orders` */
  call: string
  /** The request whose answer was refused, in the same words: that of the last step, where redirects led to another. */
  refused: string
  /** The URL that redirects led to; empty where none did, as far as is known. */
  redirectedTo: string
  /** The same, or the Location of a redirect that no preflight follows. */
  finalUrl: string
  /** ` (500)` where the refused answer is known to be an error. */
  errorStatus: string
  method: string
  host: string
  /** The origin that the answer has to allow: the page's, or what became of it at a redirect. */
  origin: string
  /** Whether redirects made the Origin `null`. */
  becameNull: boolean
  /** The page, by its origin. */
  page: string
  /** What the failing rule was about; empty where it is not known. */
  subject: string
  /** Whether the same request was answered a moment later. */
  recovered: boolean
  /** The same as a header name. */
  refusedHeader: string
  /** Whether the refused answer has `*` in this header. */
  hasWildcard(header: string): boolean
  /** Names of the headers that ask for leave; where probes told which of them are refused, of those. Lower-case, not marked. */
  headers: string[]
}

/** The context of a diagnosis. */
export function contextOf(diagnosis: Diagnosis): Context {
  const { request, prediction, evidence } = diagnosis
  const seen: Partial<Observations> = Object.fromEntries(evidence.map(({ id, observed }) => [id, observed]))
  const { steps = [] } = diagnosis.exchange ?? {}
  const step = steps.at(-1)?.error === diagnosis.cause ? steps.at(-1) : undefined
  const there = step !== undefined && step.request.url !== steps[0]?.request.url ? step.request.url : undefined
  const [, host = '', path = ''] = parts(request.url)
  const [, hostThere = host, pathThere = path] = there === undefined ? [] : parts(there)
  const origin = headerOf('origin', step?.request.headers) ?? request.origin
  const { 'exchange-status': status = 200 } = seen
  const called = `${request.method} ${host === '' ? request.url.split('?', 1)[0] : path}`
  const methodThere = step?.kind === 'redirect' ? step.request.method : request.method
  return {
    diagnosis,
    seen,
    call: code(called),
    refused: code(
      there === undefined ? called : `${methodThere} ${hostThere === host ? pathThere : (there.split('?', 1)[0] ?? '')}`,
      longestFromServer,
    ),
    redirectedTo: code(there ?? '', longestFromServer),
    finalUrl: code(there ?? headerOf('location', step?.response?.headers) ?? '', longestFromServer),
    errorStatus: step !== undefined && status >= 400 ? ` (${status})` : '',
    method: code(request.method),
    host: code(hostThere, longestFromServer) || 'the host',
    origin: origin === undefined ? 'the origin of the page' : code(origin),
    becameNull: origin === 'null' && request.origin !== 'null',
    page:
      request.origin === undefined ? 'the page' : request.origin === 'null' ? 'a page without an origin' : code(request.origin),
    subject: code(seen['exchange-subject'] ?? '', longestFromServer),
    refusedHeader: code(headerName(seen['exchange-subject'] ?? ''), longestFromServer),
    hasWildcard: (header) => (headerOf(header, step?.response?.headers) ?? '').split(',').some((value) => value.trim() === '*'),
    recovered:
      diagnosis.stage === 'path' &&
      seen['probe-cors'] === 'answered' &&
      diagnosis.candidates[0]?.because.includes('probe-cors') === true,
    headers:
      seen['probe-headers-granted'] && seen['probe-headers-refused']
        ? seen['probe-headers-refused'].split(' ')
        : (prediction.preflight?.headers ?? []),
  }
}

function parts(url: string): RegExpExecArray | [] {
  return /^[a-z][a-z\d+.-]*:\/\/([^/?]*)([^?]*)/i.exec(url) ?? []
}

function headerOf(wanted: string, headers: [string, string][] = []): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
}
