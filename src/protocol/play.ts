import type { CauseId } from '../model/cause.ts'
import type { Engine } from '../model/environment.ts'
import type { ExchangeStep } from '../model/exchange.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'
import { redirectTaint } from '../spec/fetch/redirect-taint.ts'
import { serializeRequestOrigin } from '../spec/fetch/serialize-request-origin.ts'
import { isSameOrigin, originOfUrl, type parseOrigin } from '../spec/html/origin.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import type { FilteredResponse } from './filtered-response.ts'
import type { Hop, ResponseTainting } from './hop.ts'
import type { KeepPolicy } from './keep-policy.ts'
import type { KeptPreflights, ProtocolInput } from './protocol-input.ts'
import type { ProtocolError } from './protocol-result.ts'
import type { Transport } from './transport.ts'

/** One fetch under way: what stays the same at every hop, and what its hops leave behind. */
export interface Play {
  readonly input: ProtocolInput
  /** Origin of the page; null where it is opaque. */
  readonly page: ReturnType<typeof parseOrigin>
  readonly transport: Transport
  readonly engine: Engine
  readonly keep: KeepPolicy
  readonly cookie: HeaderList
  /** What preflights have granted: of the page where the caller keeps it, else for the length of this one fetch. */
  readonly preflights: KeptPreflights
  readonly steps: ExchangeStep[]
  tainting: ResponseTainting
  /** The request as it was made. */
  readonly first: Hop
  /** Whether a preflight was needed so far. */
  neededPreflight: boolean
  /** Whether a request had an Origin header so far, preflights aside. */
  saidOrigin: boolean
}

/** How a play ended. */
export interface End {
  outcome: 'pass' | 'refused' | 'failed' | 'not-sent'
  error?: ProtocolError
  response?: FilteredResponse
}

/** Ends the play at its last step; a rule that refuses the very first request has no step. */
export function refuse(play: Play, cause: CauseId, subject: string): End {
  const step = play.steps.at(-1)
  if (step !== undefined) {
    step.error = cause
    if (subject !== '') step.subject = subject
  }
  return { outcome: 'refused', error: { cause, subject } }
}

/** The serialized request origin at this hop. */
export function originAt(play: Play, { urlList }: { urlList: readonly URL[] }): string {
  return serializeRequestOrigin(play.input.origin, redirectTaint(play.input.origin, urlList))
}

export function isPageOrigin({ page }: Play, url: URL): boolean {
  return page !== null && isSameOrigin(page, originOfUrl(url))
}

/** The Location of the last answer, as far as it may be kept. */
export function keptLocation(play: Play): string {
  return play.steps.at(-1)?.response?.headers.find(([name]) => asciiLowercase(name) === 'location')?.[1] ?? ''
}
