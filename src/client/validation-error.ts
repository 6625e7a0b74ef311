import { ApiError } from './api-error.ts'
import type { Endpoint } from './endpoint.ts'
import type { Issue } from './schema.ts'

/** A call does not fit the contract, and was not sent; or a response does not. */
export class ValidationError extends ApiError {
  protected static override readonly className: string = 'ValidationError'

  declare readonly kind: 'validation'
  declare readonly where: 'request' | 'response'
  declare readonly issues: readonly Issue[]
  /** Where the first issue stands: `params.id`, `query.page`, `body.address.0`, `headers.if-match`. */
  declare readonly path: string

  /** @param response the one that does not fit; undefined where the call does not */
  constructor(endpoint: Endpoint, issues: readonly Issue[], cause: unknown, response: Response | undefined) {
    const [first] = issues
    const path = first?.path.map(String).join('.')
    const start = response ? `got a response of status ${response.status} that does not fit` : 'was not sent'
    const facts = { kind: 'validation', where: response ? 'response' : 'request', issues, path }
    super(endpoint, `${start}: ${path}: ${first?.message}`, cause, response, facts)
  }
}
