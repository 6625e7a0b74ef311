import { ApiError, type CallErrorKind } from './api-error.ts'
import type { Endpoint } from './endpoint.ts'

/** A call got no answer that it could read. `cause` is the error that the browser made, untouched; `diagnosis` says what is known of it. */
export class CallError<Kind extends CallErrorKind = CallErrorKind> extends ApiError {
  protected static override readonly className: string = 'CallError'

  declare readonly kind: Kind

  constructor(endpoint: Endpoint, kind: Kind, says: string, cause?: unknown, response?: Response) {
    super(endpoint, says, cause, response, { kind })
  }
}
