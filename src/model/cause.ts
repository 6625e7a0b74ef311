/** Where a request broke. `unreachable` means the host, `path` only this URL. */
export type Stage =
  | 'request'
  | 'page-policy'
  | 'unreachable'
  | 'path'
  | 'preflight'
  | 'credentials'
  | 'response'
  | 'redirect'
  | 'body'
  | 'aborted'
  | 'unknown'

/**
 * Causes by the stage they stand at. `network` is `unreachable` or `path`, which share theirs; a cause of `preflight`, `credentials` or
 * `response` that a redirect led to counts as `redirect`.
 */
export const causesByStage = {
  request: [
    'invalid-url',
    'invalid-method',
    'invalid-header',
    'invalid-body',
    'invalid-mode-method',
    'invalid-cache-mode',
    'invalid-option',
    'keepalive-limit',
    'unsafe-port',
    'cors-disabled-scheme',
    'unreadable-url',
    'disallowed-by-mode',
    'no-cors-redirect-mode-not-follow',
    'refused-by-engine',
    'cache-miss',
  ],
  'page-policy': ['csp', 'mixed-content', 'local-network-access', 'coep-blocked', 'service-worker-response'],
  network: [
    'connection-refused',
    'name-not-resolved',
    'connection-reset',
    'connection-closed',
    'empty-response',
    'invalid-http-response',
    'cert-invalid',
    'ssl-protocol-error',
    'offline',
    'blocked-by-client',
    'corp-blocked',
  ],
  preflight: [
    'preflight-missing-allow-origin-header',
    'preflight-allow-origin-mismatch',
    'preflight-multiple-allow-origin-values',
    'preflight-invalid-allow-origin-value',
    'preflight-wildcard-origin-not-allowed',
    'preflight-invalid-allow-credentials',
    'preflight-invalid-status',
    'preflight-disallowed-redirect',
    'invalid-allow-methods-preflight-response',
    'invalid-allow-headers-preflight-response',
    'method-disallowed-by-preflight-response',
    'header-disallowed-by-preflight-response',
    'invalid-response',
  ],
  credentials: ['wildcard-origin-not-allowed', 'invalid-allow-credentials'],
  response: [
    'missing-allow-origin-header',
    'allow-origin-mismatch',
    'multiple-allow-origin-values',
    'invalid-allow-origin-value',
  ],
  redirect: [
    'redirect-contains-credentials',
    'too-many-redirects',
    'redirect-mode-error',
    'unsupported-redirect-scheme',
    'invalid-redirect-location',
  ],
  body: ['body-network-error', 'content-decoding-failed', 'integrity-mismatch'],
  aborted: ['aborted', 'timeout', 'navigated-away'],
  unknown: ['unknown'],
} as const satisfies Record<string, readonly string[]>

type CausesByStage = typeof causesByStage

/**
 * Id of a cause: Chromium's own `CorsError` name in kebab-case where one exists; permanent.
 * `unknown` stands where nothing is known, as for an error that did not come through whycors.
 */
export type CauseId = CausesByStage[keyof CausesByStage][number]
