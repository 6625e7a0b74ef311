import type { Environment } from '../model/environment.ts'
import { originOfUrl, parseOrigin, serializeOrigin } from '../spec/html/origin.ts'
import { detectEngine } from './detect-engine.ts'

interface Scope {
  origin?: unknown
  isSecureContext?: unknown
  location?: { href?: unknown; origin?: unknown; protocol?: unknown }
  document?: { baseURI?: unknown }
}

let engine: Environment['engine']

/** What makes a base needless: a URL with its own scheme. */
const absolute = /^https?:\/\//i

/**
 * The environment of this page or worker, with what the caller knows better on top. Outside a page it is all but empty.
 * `url` is the one URL that will be resolved in it, where there is only one: an absolute one needs no base, and none is then looked for.
 */
export function captureEnvironment(given: Environment = {}, url = ''): Environment {
  const scope = globalThis as Scope
  engine ??= detectEngine()
  const environment: Environment = { engine }
  const { location } = scope
  if (location !== undefined) {
    const origin = typeof scope.origin === 'string' ? scope.origin : location.origin
    if (typeof origin === 'string') {
      environment.origin = origin
      // An opaque origin hides the scheme, but not whether the page came over https.
      environment.secureContext =
        origin === 'null' ? scope.isSecureContext === true && location.protocol !== 'http:' : origin.startsWith('https:')
    }
    const base = absolute.test(url) ? undefined : (scope.document?.baseURI ?? location.href)
    if (typeof base === 'string') environment.baseUrl = base
  }
  if (given.origin !== undefined && given.origin !== environment.origin) {
    // Somebody else's page: nothing that was found here holds for it.
    delete environment.secureContext
    delete environment.baseUrl
  }
  return { ...environment, ...given, ...(given.origin === undefined ? {} : { origin: serializedOrigin(given.origin) }) }
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
