import type { CauseId, Stage } from '../model/cause.ts'
import { pathTemplate } from './path-template.ts'
import { redactUrl } from './redact-url.ts'

/**
 * What groups equal failures: stage, cause, method, origin and path template. Numbers and ids in the path become `:id`; there is no query
 * and no secret in it, and it is the same in each engine.
 *
 * @example 'preflight/method-disallowed-by-preflight-response/PUT https://api.example.com/users/:id'
 */
export function fingerprint(stage: Stage, cause: CauseId, { method, url }: { method: string; url: string }): string {
  return `${stage}/${cause}/${method.toUpperCase()} ${pathTemplate(redactUrl(url))}`
}
