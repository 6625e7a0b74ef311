import { asciiLowercase } from '../infra/ascii-lowercase.ts'
import { type CorsCheckFailure, corsCheck } from './cors-check.ts'
import { corsUnsafeRequestHeaderNames } from './cors-unsafe-request-header-names.ts'
import { extractHeaderListValues } from './extract-header-list-values.ts'
import { getHeader, type HeaderList } from './header-list.ts'
import { isCorsNonWildcardRequestHeaderName } from './is-cors-non-wildcard-request-header-name.ts'
import { isCorsSafelistedMethod } from './is-cors-safelisted-method.ts'
import { isOkStatus } from './is-ok-status.ts'
import { isRedirectStatus } from './is-redirect-status.ts'

/** What a CORS-preflight response allows; either list can hold `*`. */
export interface CorsPreflightGrant {
  /** As sent; methods are case-sensitive. */
  methods: string[]
  /** As sent; header names are not case-sensitive. */
  headerNames: string[]
  /** How long the grant may be kept, in seconds: 5 where the server did not say. */
  maxAge: number
}

/** Why a CORS-preflight response grants nothing: Chromium's `CorsError` in kebab-case, and what was refused (empty where nothing can be named). */
export interface CorsPreflightFailure {
  rule:
    | `preflight-${CorsCheckFailure['rule']}`
    | 'preflight-disallowed-redirect'
    | 'preflight-invalid-status'
    | 'invalid-allow-methods-preflight-response'
    | 'invalid-allow-headers-preflight-response'
    | 'method-disallowed-by-preflight-response'
    | 'header-disallowed-by-preflight-response'
  /** A header value, a status, a method or a lower-cased header name. */
  subject: string
}

/** The request for which leave is asked. The method and the header values must be normalized. */
export interface CorsPreflightSubject {
  method: string
  headers: HeaderList
  /** Serialized request origin. */
  origin: string
  credentialsMode: string
  /** The use-CORS-preflight flag. Default: false. */
  useCorsPreflight?: boolean
  /**
   * Whether `Access-Control-Allow-Headers: *` covers Authorization. The standard says no; Chromium 156, Firefox 153 and WebKitGTK 2.50
   * say yes for a request without credentials (measured 2026-11-22). Default: false.
   */
  wildcardCoversAuthorization?: boolean
  /** Whether no origin is crossed to the engine's mind, so that there is no CORS check. Default: false. */
  sameOrigin?: boolean
}

/**
 * Reads the answer to a CORS-preflight request: what it grants, or the first rule that refuses. Where that rule is about the method or a header,
 * what is granted instead comes with it.
 *
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export function corsPreflightResponse(
  request: CorsPreflightSubject,
  response: { status: number; headers: HeaderList },
): { grant: CorsPreflightGrant; failure?: undefined } | { failure: CorsPreflightFailure; grant?: CorsPreflightGrant } {
  // A redirect is no ok status, so step 7 refuses it anyhow. Chromium names it before the CORS check, but only where it leads somewhere;
  // else it is a bad status like any other (156, measured 2026-11-22).
  if (isRedirectStatus(response.status) && getHeader('Location', response.headers)) {
    return refuse('preflight-disallowed-redirect', String(response.status))
  }
  // 7. The CORS check is done on the request, for its credentials mode.
  const check = request.sameOrigin === true ? null : corsCheck(request, response)
  if (check !== null) return refuse(`preflight-${check.rule}`, check.subject)
  if (!isOkStatus(response.status)) return refuse('preflight-invalid-status', String(response.status))
  // 7.1 to 7.3.
  const allowMethods = extractHeaderListValues('Access-Control-Allow-Methods', response.headers)
  if (allowMethods === 'failure') {
    return refuse('invalid-allow-methods-preflight-response', getHeader('Access-Control-Allow-Methods', response.headers) ?? '')
  }
  const allowHeaders = extractHeaderListValues('Access-Control-Allow-Headers', response.headers)
  if (allowHeaders === 'failure') {
    return refuse('invalid-allow-headers-preflight-response', getHeader('Access-Control-Allow-Headers', response.headers) ?? '')
  }
  // 7.4.
  const methods = allowMethods ?? (request.useCorsPreflight === true ? [request.method] : [])
  const headerNames = allowHeaders ?? []
  const grant = { methods, headerNames, maxAge: maxAge(response.headers) }
  const wildcards = request.credentialsMode !== 'include'
  // 7.5.
  if (!methods.includes(request.method) && !isCorsSafelistedMethod(request.method) && !(wildcards && methods.includes('*'))) {
    return { ...refuse('method-disallowed-by-preflight-response', request.method), grant }
  }
  // 7.6 and 7.7 in one: Authorization is always among the unsafe names.
  const named = new Set(headerNames.map(asciiLowercase))
  for (const name of corsUnsafeRequestHeaderNames(request.headers)) {
    if (named.has(name)) continue
    const wildcardCovers = request.wildcardCoversAuthorization === true || !isCorsNonWildcardRequestHeaderName(name)
    if (!(wildcards && named.has('*') && wildcardCovers)) {
      return { ...refuse('header-disallowed-by-preflight-response', name), grant }
    }
  }
  return { grant }
}

function refuse(rule: CorsPreflightFailure['rule'], subject: string): { failure: CorsPreflightFailure } {
  return { failure: { rule, subject } }
}

/**
 * 7.8 and 7.9.
 *
 * Deviation: a negative number is 0 here and not the default, since none of the three engines stores such a grant (measured 2026-11-22).
 * No upper limit is imposed but the 2^31 seconds of RFC 9111 for what cannot be held.
 */
function maxAge(headers: HeaderList): number {
  const value = getHeader('Access-Control-Max-Age', headers)
  if (value === null || !/^-?\d+$/.test(value)) return 5
  return Math.min(Math.max(Number(value), 0), 2 ** 31)
}
