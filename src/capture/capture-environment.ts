import type { Engine, Environment } from '../model/environment.ts'
import { originOfUrl, parseOrigin, serializeOrigin } from '../spec/html/origin.ts'
import { detectEngine } from './detect-engine.ts'

interface Scope {
  origin?: unknown
  isSecureContext?: unknown
  location?: { href?: unknown; origin?: unknown; protocol?: unknown }
  document?: { baseURI?: unknown }
}

let engine: Engine | undefined

/** Whether a URL has its own scheme, so that no base is asked. */
export function needsNoBase(url: string): boolean {
  return /^https?:\/\//i.test(url)
}

/**
 * The environment of this page or worker, with what the caller knows better on top. Outside a page it is all but empty.
 * `url` is the one URL that will be resolved in it, where there is only one: an absolute one needs no base, and none is then looked for.
 */
export function captureEnvironment(given?: Environment, url = ''): Environment {
  engine ??= detectEngine()
  const environment: Environment = { engine: given?.engine ?? engine }
  const origin = given?.origin === undefined ? undefined : serializedOrigin(given.origin)
  const own = ownOrigin()
  if (own !== undefined && (origin === undefined || origin === own)) {
    environment.origin = own
    const secureContext = isSecure(own)
    if (secureContext !== undefined) environment.secureContext = secureContext
    const base = needsNoBase(url) ? undefined : ownBase()
    if (base !== undefined) environment.baseUrl = base
  } else if (origin !== undefined) {
    // Somebody else's page: nothing that is found here holds for it.
    environment.origin = origin
  }
  if (given?.baseUrl !== undefined) environment.baseUrl = given.baseUrl
  if (given?.secureContext !== undefined) environment.secureContext = given.secureContext
  return environment
}

// Each look at one of these costs as much as the prediction of a simple call, so none is made in vain.
function ownOrigin(): string | undefined {
  const scope = globalThis as Scope
  const { origin } = scope
  if (typeof origin === 'string') return origin
  const located = scope.location?.origin
  return typeof located === 'string' ? located : undefined
}

/**
 * Whether the page blocks mixed content. An opaque origin hides the scheme, but most often not where the page came from: a frame made of
 * `srcdoc` has the base of its parent. Undefined where that is hidden too, as in what was made of a data: URL.
 */
function isSecure(origin: string): boolean | undefined {
  if (origin !== 'null') return origin.startsWith('https:')
  const { isSecureContext, location } = globalThis as Scope
  const [scheme] = [location?.protocol, ownBase()].flatMap((from) => /^https?(?=:)/.exec(String(from)) ?? [])
  return scheme === undefined ? undefined : scheme === 'https' && isSecureContext === true
}

function ownBase(): string | undefined {
  const { document, location } = globalThis as Scope
  const base = document?.baseURI ?? location?.href
  return typeof base === 'string' ? base : undefined
}

const written = new Map<string, string>()

/** What people write for an origin (a slash at its end, capitals, a whole URL) as browsers serialize it. */
function serializedOrigin(origin: string): string {
  let serialized = written.get(origin)
  if (serialized === undefined) {
    serialized = parseOrigin(origin) === null && URL.canParse(origin) ? serializeOrigin(originOfUrl(new URL(origin))) : origin
    if (written.size < 64) written.set(origin, serialized)
  }
  return serialized
}
