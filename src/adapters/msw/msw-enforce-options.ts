import type { SetupWorker } from 'msw/browser'
import type { SetupServer } from 'msw/node'
import { checkCorsPolicy } from '../../enforce/check-cors-policy.ts'
import { type EnforceOptions, enforceOptionNames } from '../../enforce/enforce-options.ts'
import type { CorsPolicy } from '../../model/cors-policy.ts'
import { parseOrigin } from '../../spec/html/origin.ts'

/** Which mock to stand in front of, and how its API answers to CORS. */
export interface MswEnforceOptions extends Omit<EnforceOptions, 'origin'> {
  /** What `setupServer` made: in Node, jsdom and happy-dom. Either this or `worker`. */
  server?: SetupServer
  /** What `setupWorker` made: in browsers. */
  worker?: SetupWorker
  /** Serialized origin of the page that makes the requests. Default: that of the document, where there is one. */
  origin?: string
  /**
   * Who answers the preflight.
   * - `from-policy`: the declared policy, which also adds its headers to answers of handlers that say nothing of CORS. No handler is asked.
   * - `from-handlers`: a handler for OPTIONS (`http.options`, `http.all`, `withCors`), and every answer says what it allows. A mocked URL without
   *   such a handler is taken for a server that does not know OPTIONS.
   *
   * Default: `from-policy` where a policy is given, else `from-handlers`.
   */
  preflight?: 'from-policy' | 'from-handlers'
  /** The policy of the API; or those of several by their origins, of which all others are asked as `from-handlers`. */
  policy?: CorsPolicy | Readonly<Record<string, CorsPolicy>>
}

const at = 'enforceCors'

const { origin, ...others } = enforceOptionNames

const known: Record<keyof MswEnforceOptions, true> = {
  server: true,
  worker: true,
  origin,
  preflight: true,
  policy: true,
  ...others,
}

/** @throws {TypeError} for an option that nobody would look at */
export function checkOptionNames(options: object): void {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name))
      throw new TypeError(`${at}: unknown option "${name}". Known are ${Object.keys(known).join(', ')}.`)
  }
}

/**
 * The policy that is declared for a URL; undefined: handlers are asked.
 *
 * @throws {TypeError} for a policy that is none, or that nobody would ask
 */
export function preparePolicies({ preflight, policy }: MswEnforceOptions): (url: string) => CorsPolicy | undefined {
  if (preflight !== undefined && preflight !== 'from-policy' && preflight !== 'from-handlers') {
    throw new TypeError(`${at} expects the option preflight to be 'from-policy' or 'from-handlers'; it got ${String(preflight)}.`)
  }
  if (policy === undefined) {
    if (preflight === 'from-policy')
      throw new TypeError(`${at} expects the option policy where preflight is 'from-policy': what the API allows.`)
    return () => undefined
  }
  if (preflight === 'from-handlers')
    throw new TypeError(`${at}: a policy answers nothing where preflight is 'from-handlers'. Leave out one of the two options.`)
  if (isOnePolicy(policy)) {
    checkCorsPolicy(`${at}: policy`, policy)
    return () => policy
  }
  for (const [origin, each] of Object.entries(policy)) {
    if (parseOrigin(origin)?.kind !== 'tuple') {
      throw new TypeError(
        `${at} expects the option policy to be a policy, or policies by the origin of their API, such as 'https://api.example.com'; it got the key ${JSON.stringify(origin)}.`,
      )
    }
    checkCorsPolicy(`${at}: policy of ${origin}`, each)
  }
  return (url) => policy[new URL(url).origin]
}

/** Policies by origin have origins as their keys, which no field of a policy is. */
function isOnePolicy(policy: NonNullable<MswEnforceOptions['policy']>): policy is CorsPolicy {
  return typeof policy !== 'object' || policy === null || !Object.keys(policy).some((key) => key.includes('://'))
}
