import { ApiError, brandedAs } from './api-error.ts'
import type { Endpoint } from './endpoint.ts'

declare const undeclared: unique symbol

/** A status that the contract does not name. A number like any other; the mark lets TypeScript tell it from those that are named. */
export type OtherStatus = number & { readonly [undeclared]: true }

/**
 * The server answered with a status other than 200 to 299. Where the contract names the status, `data` is what its schema gives.
 *
 * @example
 * if (error.kind === 'http' && error.status === 404) console.log(error.data.missing)
 */
export class HttpError<Status extends number = number, Data = unknown> extends ApiError {
  static override readonly [Symbol.hasInstance] = brandedAs('HttpError')

  readonly kind = 'http'
  readonly status: Status
  /** For a status that the contract does not name: parsed JSON, the text, or undefined, as ky gives it. */
  readonly data: Data
  declare readonly response: Response

  constructor(endpoint: Endpoint, response: Response, data: Data, cause: unknown) {
    super('HttpError', endpoint, `was answered ${`${response.status} ${response.statusText}`.trim()}`, cause, response)
    this.status = response.status as Status
    this.data = data
  }
}
