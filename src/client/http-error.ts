import { ApiError } from './api-error.ts'
import type { Endpoint } from './endpoint.ts'

/** The statuses that servers fail with: registered ones, and those of well-known proxies. At run time `status` is whatever came. */
// biome-ignore format: a table
export type FailureStatus =
  | 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308
  | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418 | 419
  | 420 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 440 | 444 | 449 | 451 | 460 | 494 | 495 | 496 | 497 | 498 | 499
  | 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 509 | 510 | 511
  | 520 | 521 | 522 | 523 | 524 | 525 | 526 | 527 | 529 | 530 | 598 | 599

/**
 * The server answered with a status other than 200 to 299. Where the contract names the status, `data` is what its schema gives.
 *
 * @example
 * if (error.kind === 'http' && error.status === 404) console.log(error.data.missing)
 */
export class HttpError<Status extends number = number, Data = unknown> extends ApiError {
  protected static override readonly className: string = 'HttpError'

  declare readonly kind: 'http'
  declare readonly status: Status
  /** For a status that the contract does not name: parsed JSON, the text, or undefined, as ky gives it. Not enumerable, so that no log holds it. */
  declare readonly data: Data
  declare readonly response: Response

  constructor(endpoint: Endpoint, response: Response, data: Data, cause: unknown) {
    super(endpoint, `was answered ${response.status} ${response.statusText}`.trim(), cause, response, {
      kind: 'http',
      status: response.status,
    })
    // A body can hold what no log may: it is here for the code that handles the error, and left out where an error becomes JSON.
    Object.defineProperty(this, 'data', { value: data })
  }
}
