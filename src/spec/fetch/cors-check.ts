import { getHeader, type HeaderList } from './header-list.ts'

/** Why a CORS check failed: Chromium's `CorsError` in kebab-case, and the header value that was refused (empty where there is none). */
export interface CorsCheckFailure {
  rule:
    | 'missing-allow-origin-header'
    | 'multiple-allow-origin-values'
    | 'invalid-allow-origin-value'
    | 'allow-origin-mismatch'
    | 'wildcard-origin-not-allowed'
    | 'invalid-allow-credentials'
  subject: string
}

/**
 * The CORS check; null is success. `request.origin` is the serialized request origin, `null` where redirects have tainted it.
 *
 * The standard knows failure alone; the split is Chromium's (`CheckAccess` in services/network/public/cpp/cors/cors.cc).
 *
 * https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function corsCheck(
  request: { origin: string; credentialsMode: string },
  response: { headers: HeaderList },
): CorsCheckFailure | null {
  // 1 and 2.
  const origin = getHeader('Access-Control-Allow-Origin', response.headers)
  if (origin === null) return { rule: 'missing-allow-origin-header', subject: '' }
  // 3. The wildcard is no wildcard for a request with credentials.
  if (origin === '*') {
    return request.credentialsMode === 'include' ? { rule: 'wildcard-origin-not-allowed', subject: origin } : null
  }
  // 4.
  if (origin !== request.origin) return { rule: mismatch(origin), subject: origin }
  // 5.
  if (request.credentialsMode !== 'include') return null
  // 6 to 8.
  const credentials = getHeader('Access-Control-Allow-Credentials', response.headers)
  return credentials === 'true' ? null : { rule: 'invalid-allow-credentials', subject: credentials ?? '' }
}

function mismatch(value: string): CorsCheckFailure['rule'] {
  if (/[ ,]/.test(value)) return 'multiple-allow-origin-values'
  if (value === 'null') return 'allow-origin-mismatch'
  // Chromium takes any valid URL for an origin here: `http://*.test` and `https://app.example/` are mismatches, not invalid.
  return URL.canParse(utf8Decode(value)) ? 'allow-origin-mismatch' : 'invalid-allow-origin-value'
}

/** Header values are byte strings; a URL is read from them as UTF-8 (Chromium 156, measured 2026-11-22). */
function utf8Decode(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
}
