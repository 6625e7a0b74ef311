import { pathTemplate } from '../diagnose/path-template.ts'
import type { Environment } from '../model/environment.ts'
import type { LintedCall } from '../model/linted-call.ts'
import type { Prediction } from '../model/prediction.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { absoluteUrl, summarizeRequest } from '../page/summarize-request.ts'
import { predictRequest } from '../predict/predict-request.ts'

/** A call across origins, with what may not be kept of it. */
export interface SeenCall {
  linted: LintedCall
  prediction: Prediction
  /** Serialized origin of the API. */
  target: string
}

/**
 * What the linter notes of a call that is made from a page: undefined where CORS has nothing to do with it, because it stays within the
 * origin of the page, is read without a network, or throws before anything is sent.
 */
export function lintCall(record: RequestRecord, environment: Environment): SeenCall | undefined {
  const prediction = predictRequest(record, environment)
  const { verdict, certainty, reasons, notes, dropped } = prediction
  if (verdict === 'same-origin' || verdict === 'throws') return undefined
  const url = absoluteUrl(record, environment)
  const target = url === undefined ? undefined : originOf(url)
  if (target === undefined || target === environment.origin) return undefined
  const summary = summarizeRequest(record, environment)
  const [, query = ''] = summary.url.split('?', 2)
  const linted: LintedCall = {
    api: record.api,
    method: summary.method,
    url: pathTemplate(summary.url),
    query: query === '' ? [] : [...new Set(query.split('&').map((pair) => pair.replace(/=.*/s, '')))].sort(),
    headerNames: summary.headerNames.filter((name) => !dropped.includes(name)),
    mode: summary.mode,
    credentialsMode: summary.credentialsMode,
    verdict,
    certainty,
    reasons,
    notes: notes.filter(({ rule }) => rule === 'needless-content-type'),
  }
  return { linted, prediction, target }
}

/** Only http and https reach an API. */
function originOf(url: string): string | undefined {
  const { protocol, origin } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined
}
