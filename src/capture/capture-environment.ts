import type { Environment } from '../model/environment.ts'
import { detectEngine } from './detect-engine.ts'

interface Scope {
  origin?: unknown
  isSecureContext?: unknown
  location?: { href?: unknown; origin?: unknown; protocol?: unknown }
  document?: { baseURI?: unknown }
}

let engine: Environment['engine']

/** The environment of this page or worker, with what the caller knows better on top. Outside a page it is all but empty. */
export function captureEnvironment(given: Environment = {}): Environment {
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
    const base = scope.document?.baseURI ?? location.href
    if (typeof base === 'string') environment.baseUrl = base
  }
  if (given.origin !== undefined && given.origin !== environment.origin) {
    // Somebody else's page: nothing that was found here holds for it.
    delete environment.secureContext
    delete environment.baseUrl
  }
  return { ...environment, ...given }
}
