import { probeRefusalWords } from '../../render/words/probe-refusal.ts'

/** Why a probe handler does not answer, and the status. */
const statuses = {
  'method-not-post': 405,
  'origin-missing': 403,
  'origin-not-own': 403,
  'fetch-metadata-inconsistent': 403,
  'header-missing': 403,
  'type-not-json': 415,
  'body-too-large': 413,
  'body-not-readable': 400,
  'body-malformed': 400,
  'url-not-allowed': 403,
  'nothing-to-send': 403,
  'too-many-questions': 429,
  'address-not-allowed': 403,
  'cannot-send': 501,
} as const satisfies Record<keyof typeof probeRefusalWords, number>

/** Permanent. */
export type ProbeRefusalId = keyof typeof statuses

/** No page of another origin can read any of it: there is no CORS header in it. */
const common = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'Origin',
}

export function probeAnswer(exchange: unknown): Response {
  return new Response(JSON.stringify(exchange), { status: 200, headers: common })
}

/** `wait`: seconds until there is room again. */
export function probeRefusal(refused: ProbeRefusalId, wait = 0): Response {
  const headers = new Headers(common)
  if (refused === 'method-not-post') headers.set('allow', 'POST')
  if (refused === 'too-many-questions') headers.set('retry-after', String(wait))
  return new Response(JSON.stringify({ error: refused, message: probeRefusalWords[refused] }), {
    status: statuses[refused],
    headers,
  })
}
