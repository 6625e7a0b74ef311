import type { Diagnosis } from '../model/diagnosis.ts'
import { diagnosisOf } from '../page/diagnosis-of.ts'
import { explain } from '../page/explain.ts'
import type { ExplainOptions } from '../page/knowledge.ts'
import type { Endpoint } from './endpoint.ts'

/** Why a call gave no data. */
export type ErrorKind = 'http' | 'validation' | CallErrorKind

/**
 * Why a call got no answer that it could read.
 * - `cors`: a response, a preflight or a redirect was refused by the CORS protocol; at least `likely`, as are the next three
 * - `unreachable`: the host, or this URL on it, did not answer
 * - `blocked`: the page or the browser itself refused to send it
 * - `offline`: the browser has no network
 * - `network`: it failed on the way, and the page cannot tell why
 * - `body`: the response broke off while it was read
 * - `request`: nothing was sent: the call cannot be made, or it needs a preflight that the client forbids, or a hook threw
 * - `timeout`, `aborted`: a timeout or the app itself stopped it
 */
export type CallErrorKind =
  | 'cors'
  | 'unreachable'
  | 'blocked'
  | 'offline'
  | 'network'
  | 'body'
  | 'request'
  | 'timeout'
  | 'aborted'

/** Names its class, so that copies of whycors know each other's errors. Function names do not survive minifying. */
const brand: unique symbol = /* @__PURE__ */ Symbol.for('whycors.ApiError')

/**
 * What every call of the typed client fails with. `instanceof` also holds for errors of another copy of whycors.
 *
 * @example
 * if (error instanceof ApiError) console.log(error.kind, error.endpoint, await error.explain())
 */
export abstract class ApiError extends Error {
  /** The name that errors of this class have, and by which other copies of whycors know them. */
  protected static readonly className: string = ''

  /** Holds for errors of all copies of whycors; a class of the app that extends one of ours is judged as ever. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore-start lint/complexity/noThisInStatic: it is the class that is asked, which can be one that extends this.
    if (!Object.hasOwn(this, 'className')) return super[Symbol.hasInstance](value)
    return (value as { [brand]?: string } | undefined)?.[brand]?.endsWith(this.className) as boolean
    // biome-ignore-end lint/complexity/noThisInStatic: only here
  }

  abstract readonly kind: ErrorKind
  /** The endpoint's key in the contract. */
  declare readonly endpoint: string
  declare readonly method: string
  /** The path with its parameters, as in the contract: `/users/:id`. */
  declare readonly route: string
  /** The response that came, where one did. */
  declare readonly response: Response | undefined

  /** @param facts what else the error tells, by the names of its fields */
  constructor({ name, method, path }: Endpoint, says: string, cause: unknown, response: Response | undefined, facts: object) {
    super(`${name}: ${method} ${path} ${says}`, { cause })
    Object.assign(this, { name: this[brand], endpoint: name, method, route: path, response, ...facts })
  }

  private get [brand](): string {
    return (this.constructor as typeof ApiError).className
  }

  /** What is known of the failure this instant, without any I/O. Undefined where nothing failed on the way, as for `http` and `validation`. */
  get diagnosis(): Diagnosis | undefined {
    return diagnosisOf(this.cause)
  }

  /** Finds out more, with careful probes where they are allowed. Never rejects. */
  explain(options?: ExplainOptions): Promise<Diagnosis> {
    return explain(this.cause, options)
  }
}
