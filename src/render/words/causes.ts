import { headerName } from '../../diagnose/header-name.ts'
import type { CauseId, causesByStage } from '../../model/cause.ts'
import { code } from '../code.ts'
import type { Context } from '../context.ts'

type TableStage = keyof typeof causesByStage

/** What broke: it can follow a colon or stand in a list. */
type CauseWords = string | ((context: Context) => string)

/** The value that was refused, where it is known. */
const value = ({ subject }: Context) => (subject === '' ? '' : `: ${subject}`)

const allow = 'Access-Control-Allow-'

/** The CORS check is done on both answers. */
const originClauses = (which: string) => {
  const answer = ({ errorStatus }: Context) => which + errorStatus
  return {
    missing: (context: Context) => `${answer(context)} has no ${allow}Origin header`,
    mismatch: (context: Context) => {
      const { subject, origin, becameNull } = context
      return `${allow}Origin of ${answer(context)} is ${subject === '' ? '' : `${subject}, `}${
        becameNull ? `but after the redirect the request said \`Origin: null\`` : `not ${origin}`
      }`
    },
    multiple: (context: Context) => `${allow}Origin of ${answer(context)} has more than one value${value(context)}`,
    invalid: (context: Context) => `${allow}Origin of ${answer(context)} is no origin${value(context)}`,
    wildcard: (context: Context) => `${allow}Origin of ${answer(context)} is \`*\`, which does not count with credentials`,
    credentials: (context: Context) =>
      `${allow}Credentials of ${answer(context)} is ${context.subject === '' ? '' : `${context.subject}, `}not \`true\``,
  }
}

/** What a reader who sees `*` needs to know. */
const wildcard = ({ diagnosis, hasWildcard }: Context, header: 'methods' | 'headers') => {
  if (!hasWildcard(`access-control-allow-${header}`)) return ''
  return diagnosis.request.credentialsMode === 'include'
    ? '; with credentials its `*` is no wildcard, but a name'
    : '; its `*` does not cover it'
}

const askedFor = ({ headers }: Context) => headers.map((name) => code(headerName(name))).join(' or ')

/** Methods are case-sensitive. */
const writtenOtherwise = (method: string) => {
  const upper = method.toUpperCase()
  return method === upper ? '' : `; it is not the same as ${code(upper)}`
}

const preflight = originClauses('the OPTIONS answer')
const response = originClauses('the answer')

/** Words for causes, keyed by id, by the stage that they stand at; `network` is `unreachable` or `path`. */
export const causeWords: { [Stage in TableStage]: Record<(typeof causesByStage)[Stage][number], CauseWords> } = {
  request: {
    'invalid-url': 'invalid URL',
    'invalid-method': 'invalid method',
    'invalid-header': 'invalid header',
    'invalid-body': 'invalid body',
    'invalid-mode-method': 'a method that the mode `no-cors` excludes',
    'invalid-cache-mode': 'a cache mode that needs the mode `same-origin`',
    'invalid-option': 'invalid option',
    'keepalive-limit': 'more than 64 KiB in `keepalive` requests',
    'unsafe-port': 'a port that browsers refuse',
    'cors-disabled-scheme': 'a scheme that cannot be fetched',
    'unreadable-url': 'a data: or blob: URL that cannot be read',
    'disallowed-by-mode': 'the mode `same-origin` and another origin',
    'no-cors-redirect-mode-not-follow': 'a redirect mode that `no-cors` excludes',
    'refused-by-engine': ({ seen, diagnosis: { prediction } }) => {
      const rules = [...prediction.reasons, ...prediction.notes].map(({ rule }) => rule)
      return seen.engine === 'chromium' && rules.includes('stream-body') && !rules.includes('refused-by-engine')
        ? 'this browser sends a stream over HTTP/2 or newer alone'
        : 'this browser is stricter than the standard'
    },
    'cache-miss': 'not in the cache, and nothing else may be asked',
  },
  'page-policy': {
    csp: ({ host }) => `its Content-Security-Policy does not name ${host} in connect-src`,
    'mixed-content': 'http in a page on https',
    'local-network-access': 'a public page may not reach the local network',
    'coep-blocked': 'its Cross-Origin-Embedder-Policy keeps out answers without a Cross-Origin-Resource-Policy',
    'service-worker-response': 'the service worker answered with an error, or with a response of the wrong kind',
  },
  network: {
    'connection-refused': 'connection refused',
    'name-not-resolved': 'host name not found',
    'connection-reset': 'connection reset',
    'connection-closed': 'connection closed without an answer',
    'empty-response': 'empty answer',
    'invalid-http-response': 'the answer was not HTTP',
    'cert-invalid': 'certificate not trusted',
    'ssl-protocol-error': 'TLS handshake failed',
    offline: 'the device is offline',
    'blocked-by-client': 'stopped by a content blocker or extension',
    'corp-blocked': 'its Cross-Origin-Resource-Policy keeps the answer from other origins',
  },
  preflight: {
    'preflight-missing-allow-origin-header': preflight.missing,
    'preflight-allow-origin-mismatch': preflight.mismatch,
    'preflight-multiple-allow-origin-values': preflight.multiple,
    'preflight-invalid-allow-origin-value': preflight.invalid,
    'preflight-wildcard-origin-not-allowed': preflight.wildcard,
    'preflight-invalid-allow-credentials': preflight.credentials,
    'preflight-invalid-status': ({ subject }) =>
      `the status of the OPTIONS answer is ${subject === '' ? '' : `${subject}, `}not 200 to 299`,
    'preflight-disallowed-redirect': ({ subject }) =>
      `OPTIONS is redirected${subject === '' ? '' : ` (${subject})`}, which no preflight follows`,
    'invalid-allow-methods-preflight-response': (context) =>
      `${allow}Methods of the OPTIONS answer cannot be read${value(context)}`,
    'invalid-allow-headers-preflight-response': (context) =>
      `${allow}Headers of the OPTIONS answer cannot be read${value(context)}`,
    'method-disallowed-by-preflight-response': (context) =>
      `the OPTIONS answer does not allow the method ${context.subject || context.method}${wildcard(context, 'methods')}${writtenOtherwise(context.diagnosis.request.method)}`,
    'header-disallowed-by-preflight-response': (context) =>
      `the OPTIONS answer does not allow the header ${context.refusedHeader || askedFor(context) || 'that it asks for'}${wildcard(context, 'headers')}`,
    'invalid-response': 'OPTIONS got no answer',
  },
  credentials: {
    'wildcard-origin-not-allowed': response.wildcard,
    'invalid-allow-credentials': response.credentials,
  },
  response: {
    'missing-allow-origin-header': response.missing,
    'allow-origin-mismatch': response.mismatch,
    'multiple-allow-origin-values': response.multiple,
    'invalid-allow-origin-value': response.invalid,
  },
  redirect: {
    'redirect-contains-credentials': 'user name or password in the Location',
    'too-many-redirects': 'more than 20 redirects',
    'redirect-mode-error': "the call says `redirect: 'error'`",
    'unsupported-redirect-scheme': 'the Location is not http or https',
    'invalid-redirect-location': 'the Location is no URL',
  },
  body: {
    'body-network-error': 'the connection broke',
    'content-decoding-failed': 'the body is not what Content-Encoding says',
    'integrity-mismatch': 'the body does not match `integrity`',
  },
  aborted: {
    aborted: 'its signal was aborted',
    timeout: 'no answer came in time',
    'navigated-away': 'the page was being left',
  },
  unknown: {
    unknown: 'unknown',
  },
}

/** What decides, where it is not what decides at the stage. */
export const causeSpecs: Partial<Record<CauseId, string>> = {
  csp: 'https://w3c.github.io/webappsec-csp/#directive-connect-src',
  'mixed-content': 'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
  'local-network-access': 'https://wicg.github.io/local-network-access/',
  'integrity-mismatch': 'https://w3c.github.io/webappsec-subresource-integrity/#do-bytes-match-metadatalist',
}

/** The table that a cause stands in, and its words. */
export function wordsOfCause(cause: CauseId): { stage: TableStage; words: CauseWords } {
  for (const [stage, table] of Object.entries(causeWords) as [TableStage, Partial<Record<CauseId, CauseWords>>][]) {
    const words = table[cause]
    if (words !== undefined) return { stage, words }
  }
  return { stage: 'unknown', words: 'unknown' }
}
