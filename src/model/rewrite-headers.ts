import { isCorsSafelistedRequestHeader } from '../spec/fetch/is-cors-safelisted-request-header.ts'
import { isForbiddenRequestHeader } from '../spec/fetch/is-forbidden-request-header.ts'
import { isJsonMimeType } from '../spec/mimesniff/is-json-mime-type.ts'
import { parseMimeType } from '../spec/mimesniff/parse-mime-type.ts'

/**
 * Names that an edge, a proxy or a framework sets for those behind it, and strips from what clients send. Restored behind the edge they would
 * be believed. Some lead to another method, path or user than the edge has seen.
 */
const trustedNames = new Set([
  'forwarded',
  'remote-user',
  'true-client-ip',
  'x-client-cert',
  'x-client-ip',
  'x-client-verify',
  'x-cluster-client-ip',
  'x-host',
  'x-http-host-override',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-remote-user',
  'x-sendfile',
])
const trustedPrefixes = [
  'access-control-',
  'cf-',
  'fastly-',
  'proxy-',
  'sec-',
  'ssl-',
  'x-accel-',
  'x-amzn-',
  'x-appengine-',
  'x-arr-',
  'x-auth-request-',
  'x-authenticated-',
  'x-azure-',
  'x-envoy-',
  'x-forwarded',
  'x-goog-',
  'x-middleware-',
  'x-ms-client-principal',
  'x-original-',
  'x-real-',
  'x-rewrite-',
  'x-ssl-',
  'x-vercel-',
]

/** What browsers set or read themselves, so that it would not be the same request without it. */
const browserNames = new Set(['priority', 'range', 'upgrade-insecure-requests', 'user-agent'])

/** Headers that each request to a browser's liking has anyway, and of which no edge makes decisions: a restored value takes their place. */
const replaceableNames = new Set(['accept', 'accept-language', 'cache-control', 'content-language', 'pragma'])

const secret =
  /auth(?!or(?:s|-|$))|token|secret|passw|credential|session|cookie|[cx]srf|jwt|signature|apikey|(?:^|-)(?:key|sid|otp)(?:-|$)/
const idempotency = /(?:^|-)idempotency-key$/

/**
 * Whether a header may be taken off a request and restored behind the server's edge. Never: forbidden request-headers, names that an edge
 * sets itself, and names that are written differently by different servers (`x_forwarded_for`; `__proto__` is one of them).
 */
export function isMovableHeaderName(name: string): boolean {
  if (!/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name)) return false
  if (trustedNames.has(name) || browserNames.has(name) || name.startsWith('if-') || isForbiddenRequestHeader(name, ''))
    return false
  return !trustedPrefixes.some((prefix) => name.startsWith(prefix))
}

/** A field value of RFC 9110: no control characters but the tab, no whitespace around it. */
export function isMovableHeaderValue(value: string): boolean {
  return /^(?:[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?)?$/.test(value)
}

/** Whether a restored value may take the place of one that arrived on the wire. */
export function isReplaceableHeaderName(name: string): boolean {
  return replaceableNames.has(name)
}

/** Whether a header may hold a secret by its name, and must not stand in a URL. Idempotency keys are none. */
export function isSecretHeaderName(name: string): boolean {
  return secret.test(name) && !idempotency.test(name)
}

/** Whether a value looks like a credential, whatever the header is called: a scheme of authentication, or a JSON Web Token. */
export function isSecretHeaderValue(value: string): boolean {
  return /^(?:basic|bearer|digest|negotiate|token) |(?:^|[^\w-])eyJ[\w-]+\.eyJ[\w-]+\./i.test(value)
}

/** Whether a body may get this type back: JSON where that was agreed, and what a page can send without a preflight anyway. */
export function isRestorableContentType(value: string, jsonAsText: boolean): boolean {
  if (!isMovableHeaderValue(value)) return false
  const type = parseMimeType(value)
  return type !== 'failure' && isJsonMimeType(type) ? jsonAsText : isCorsSafelistedRequestHeader('content-type', value)
}
