import { ApiError, brandedAs } from './api-error.ts'
import type { Endpoint } from './endpoint.ts'
import type { Issue } from './schema.ts'

/** A call does not fit the contract, and was not sent; or a response does not. */
export class ValidationError extends ApiError {
  static override readonly [Symbol.hasInstance] = brandedAs('ValidationError')

  readonly kind = 'validation'
  declare readonly where: 'request' | 'response'
  declare readonly issues: readonly Issue[]
  /** Where the first issue stands: `params.id`, `query.page`, `body.address.0`, `headers.if-match`. */
  declare readonly path: string

  constructor(endpoint: Endpoint, where: 'request' | 'response', issues: readonly Issue[], cause?: unknown, response?: Response) {
    const path = issues[0]?.path.map(String).join('.')
    const status = response?.ok === false ? ` of status ${response.status}` : ''
    const start = where === 'request' ? 'was not sent' : `got a response${status} that does not fit`
    super('ValidationError', endpoint, `${start}: ${path}: ${issues[0]?.message}`, cause, response)
    Object.assign(this, { where, issues, path })
  }
}
