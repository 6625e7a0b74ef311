import { ApiError, brandedAs, type CallErrorKind } from './api-error.ts'
import type { Endpoint } from './endpoint.ts'

/** A call got no answer that it could read. `cause` is the error that the browser made, untouched; `diagnosis` says what is known of it. */
export class CallError<Kind extends CallErrorKind = CallErrorKind> extends ApiError {
  static override readonly [Symbol.hasInstance] = brandedAs('CallError')

  readonly kind: Kind

  constructor(endpoint: Endpoint, kind: Kind, says: string, cause?: unknown, response?: Response) {
    super('CallError', endpoint, says, cause, response)
    this.kind = kind
  }
}
