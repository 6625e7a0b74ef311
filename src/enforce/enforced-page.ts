import { captureEnvironment } from '../capture/capture-environment.ts'
import { type Engine, type Environment, engines } from '../model/environment.ts'
import { createCorsPreflightCache } from '../protocol/cors-preflight-cache.ts'
import type { KeptPreflights } from '../protocol/protocol-input.ts'
import { originOfUrl, parseOrigin, serializeOrigin } from '../spec/html/origin.ts'
import { type CookieJar, createCookieJar } from './cookie-jar.ts'
import type { EnforceObserver } from './enforce-observer.ts'
import { type EnforceOptions, enforceOptionNames } from './enforce-options.ts'

/** A page under enforcement: what it keeps between its calls. */
export interface EnforcedPage {
  /** What sends the messages. It sees one call for each, follows no redirect, and its `Origin` says where they come from. */
  fetch: typeof globalThis.fetch
  /** Serialized. */
  origin: string
  engine: Engine
  /** Default credentials mode. */
  credentialsMode: RequestCredentials
  environmentOf(url: string): Environment
  preflights: KeptPreflights
  cookies: CookieJar
  observer: EnforceObserver | undefined
  redact: ((url: string) => string) | undefined
}

/**
 * A page of its own, with an empty preflight cache.
 *
 * @throws TypeError where an option is none: the message says what was expected
 */
export function createEnforcedPage(fetch: typeof globalThis.fetch, options: EnforceOptions): EnforcedPage {
  if (typeof fetch !== 'function') {
    throw new TypeError(
      `enforceCors expects a fetch function to send requests with, as its first argument; it got ${shown(fetch)}.`,
    )
  }
  const unknown = Object.keys(options ?? {}).find((name) => !Object.hasOwn(enforceOptionNames, name))
  if (unknown !== undefined) {
    const known = Object.keys(enforceOptionNames).join(', ')
    throw new TypeError(`enforceCors: unknown option "${unknown}". Known are ${known}.`)
  }
  const origin = originOf(options)
  const { engine = 'chromium', baseUrl, secureContext, credentials = 'same-origin', observer, redact } = options
  if (!engines.includes(engine)) {
    throw new TypeError(`enforceCors expects the option engine to be one of ${engines.join(', ')}; it got ${shown(engine)}.`)
  }
  if (!credentialsModes.has(credentials)) {
    const modes = [...credentialsModes].join(', ')
    throw new TypeError(`enforceCors expects the option credentials to be one of ${modes}; it got ${shown(credentials)}.`)
  }
  if (baseUrl !== undefined && !URL.canParse(baseUrl)) {
    throw new TypeError(`enforceCors expects the option baseUrl to be an absolute URL; it got ${shown(baseUrl)}.`)
  }
  const environment: Environment = {
    origin,
    engine,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(secureContext === undefined ? {} : { secureContext }),
  }
  const now = () => Date.now()
  return {
    fetch,
    origin,
    engine,
    credentialsMode: credentials,
    environmentOf(url) {
      const found = captureEnvironment(environment, url)
      if (found.baseUrl === undefined && origin !== 'null') found.baseUrl = origin
      return found
    },
    preflights: { cache: createCorsPreflightCache(engine), now },
    cookies: createCookieJar({
      pageOrigin: origin,
      engine,
      now,
      cookies: options.cookies ?? {},
      thirdParty: options.thirdPartyCookies ?? (engine === 'gecko' || engine === 'standard'),
    }),
    observer,
    redact,
  }
}

const credentialsModes = new Set<RequestCredentials>(['omit', 'same-origin', 'include'])

/** People write an origin with a slash at its end, in capitals or as a whole URL; what has no host is no origin. */
function originOf(options: EnforceOptions): string {
  const given: unknown = (options as EnforceOptions | undefined)?.origin
  if (typeof given === 'string') {
    if (parseOrigin(given) !== null) return given
    const written = URL.canParse(given) ? serializeOrigin(originOfUrl(new URL(given))) : 'null'
    if (written !== 'null') return written
  }
  throw new TypeError(
    `enforceCors expects the option origin: the origin of the page that makes the requests, such as 'https://app.example.com', or 'null' for an opaque one; it got ${shown(given)}.`,
  )
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
