import { redactUrl } from '../diagnose/redact-url.ts'
import type { RequestSummary } from '../model/diagnosis.ts'
import type { Environment } from '../model/environment.ts'
import type { RequestRecord } from '../model/request-record.ts'
import { normalizeMethod } from '../spec/fetch/normalize-method.ts'

/** The absolute URL of a request; undefined where it does not parse. */
export function absoluteUrl(record: RequestRecord, environment: Environment): string | undefined {
  try {
    return new URL(record.url, environment.baseUrl).href
  } catch {
    return undefined
  }
}

/** What may be kept of a request: no values but the URL, and that without its secrets. */
export function summarizeRequest(
  record: RequestRecord,
  environment: Environment,
  redact?: (url: string) => string,
): RequestSummary {
  const url = redactUrl(absoluteUrl(record, environment) ?? record.url)
  return {
    api: record.api,
    method: normalizeMethod(record.method),
    url: redact === undefined ? url : redact(url),
    ...(environment.origin === undefined ? {} : { origin: environment.origin }),
    mode: record.mode,
    credentialsMode: record.credentialsMode,
    headerNames: [...new Set(record.headers.map(([name]) => name.toLowerCase()))].sort(),
    hasBody: record.body.kind !== 'none',
    ...(record.redirect === 'follow' ? {} : { redirect: record.redirect }),
    ...(record.integrity && { integrity: true }),
    ...(record.keepalive && { keepalive: true }),
  }
}
