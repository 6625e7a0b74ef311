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
  method: string
  host: string
  /** The page's origin as the header Origin says it, or words for it. */
  origin: string
  /** The page, by its origin. */
  page: string
  /** What the failing rule was about; empty where it is not known. */
  subject: string
  /** Whether the same request was answered a moment later. */
  recovered: boolean
  /** The same as a header name. */
  refusedHeader: string
  /** Names of the headers that ask for leave. */
  headers: string[]
}

/** The context of a diagnosis. */
export function contextOf(diagnosis: Diagnosis): Context {
  const { request, prediction, evidence } = diagnosis
  const seen: Partial<Observations> = Object.fromEntries(evidence.map(({ id, observed }) => [id, observed]))
  const [, host = '', path = ''] = /^[a-z][a-z\d+.-]*:\/\/([^/?]*)([^?]*)/i.exec(request.url) ?? []
  return {
    diagnosis,
    seen,
    call: code(`${request.method} ${host === '' ? request.url.split('?', 1)[0] : path}`),
    method: code(request.method),
    host: code(host) || 'the host',
    origin: request.origin === undefined ? 'the origin of the page' : code(request.origin),
    page:
      request.origin === undefined ? 'the page' : request.origin === 'null' ? 'a page without an origin' : code(request.origin),
    subject: code(seen['exchange-subject'] ?? '', longestFromServer),
    refusedHeader: code(headerName(seen['exchange-subject'] ?? ''), longestFromServer),
    recovered:
      diagnosis.stage === 'path' &&
      seen['probe-cors'] === 'answered' &&
      diagnosis.candidates[0]?.because.includes('probe-cors') === true,
    headers: (prediction.preflight?.headers ?? []).map((name) => code(headerName(name))),
  }
}
