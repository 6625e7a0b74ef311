import { ApiError, brandedAs } from './api-error.ts'
import type { Endpoint } from './endpoint.ts'
import type { Issue } from './schema.ts'

/** A call does not fit the contract, and was not sent; or a response does not. */
export class ValidationError extends ApiError {
  static override readonly [Symbol.hasInstance] = brandedAs('ValidationError')

  readonly kind = 'validation'
  readonly where: 'request' | 'response'
  readonly issues: readonly Issue[]
  /** Where the first issue stands: `params.id`, `query.page`, `body.address.0`, `headers.if-match`. */
  readonly path: string

  constructor(endpoint: Endpoint, where: 'request' | 'response', issues: readonly Issue[], cause?: unknown, response?: Response) {
    const path = issues[0]?.path.map(String).join('.') ?? ''
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
    const status = response === undefined || response.ok ? '' : ` of status ${response.status}`
    const start = where === 'request' ? 'was not sent' : `got a response${status} that does not fit`
    super('ValidationError', endpoint, `${start}: ${path}: ${issues[0]?.message ?? ''}${more}`, cause, response)
    this.where = where
    this.issues = issues
    this.path = path
  }
}
