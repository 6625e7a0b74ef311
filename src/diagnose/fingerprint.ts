import type { CauseId, Stage } from '../model/cause.ts'
import { redactUrl } from './redact-url.ts'

/**
 * What groups equal failures: stage, cause, method, origin and path template. Numbers and ids in the path become `:id`; there is no query
 * and no secret in it, and it is the same in each engine.
 *
 * @example 'preflight/method-disallowed-by-preflight-response/PUT https://api.example.com/users/:id'
 */
export function fingerprint(stage: Stage, cause: CauseId, { method, url }: { method: string; url: string }): string {
  return `${stage}/${cause}/${method.toUpperCase()} ${template(redactUrl(url))}`
}

function template(url: string): string {
  const [path = ''] = url.split('?', 1)
  const [, scheme = '', authority = '', rest = ''] = /^([a-z][a-z\d+.-]*:)?(\/\/[^/]*)?(.*)$/is.exec(path) ?? []
  if (scheme === 'data:' || scheme === 'blob:') return scheme
  if (authority === '' && !rest.startsWith('/')) return ':url'
  return scheme + authority + rest.split('/').map(templateSegment).join('/')
}

/** Two digits can belong to a word (`v2`, `oauth2`); more, or nothing but digits, are an id. */
function templateSegment(segment: string): string {
  return /^\d+$|\d{3}|…/.test(segment) ? ':id' : segment
}
