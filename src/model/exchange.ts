import type { CauseId } from './cause.ts'

/** One request and its response within an exchange. Only CORS-relevant header values are kept. */
export interface ExchangeStep {
  /** `redirect` is the request to the target of a redirect. */
  kind: 'preflight' | 'request' | 'redirect'
  /** What was sent, with secrets elided. */
  request: { method: string; url: string; headers: [string, string][] }
  /** Absent where none came, or none was waited for. */
  response?: { status: number; headers: [string, string][] }
  /** The cause that ended the exchange at this step. */
  error?: CauseId
  /** What that cause is about: a header or method that was refused, the value of a response header. Absent where there is nothing to name. */
  subject?: string
}

/** Both sides of the conversation, as seen from outside the page (the command line, or a probe route of the app's backend). */
export interface Exchange {
  /** Of this form of record. */
  version: 1
  /** In the order in which they went out. Empty: nothing was sent. */
  steps: ExchangeStep[]
  /** Whether the exchange used the same credentials as the request that failed. */
  sameCredentials: boolean
  /** Whether the exchange used the same method as the request that failed. */
  sameMethod: boolean
}
