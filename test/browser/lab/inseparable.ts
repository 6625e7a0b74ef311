import { type CauseId, causesByStage } from '../../../src/model/cause.ts'
import type { Diagnosis } from '../../../src/model/diagnosis.ts'
import type { Observations } from '../../../src/model/evidence.ts'

const { response, credentials, preflight, body, aborted } = causesByStage

/** A host that is dead to the page: refused, DNS, TLS, closes everything, speaks no HTTP, is blocked, or lies in a local network. */
const host: readonly CauseId[] = [...causesByStage.network.filter((cause) => cause !== 'corp-blocked'), 'local-network-access']
/** This URL alone: closed, blocked, no HTTP. */
const path: readonly CauseId[] = [
  'blocked-by-client',
  'connection-reset',
  'connection-closed',
  'empty-response',
  'invalid-http-response',
]
/** A redirect that cannot be followed, or that leads to where nothing may go; its target can also be dead. */
const redirect: readonly CauseId[] = [
  'too-many-redirects',
  'redirect-contains-credentials',
  'invalid-redirect-location',
  'unsupported-redirect-scheme',
  'unsafe-port',
  'mixed-content',
  'cors-disabled-scheme',
]
/** "CORP and COEP make a living host look dead": what CORS says of it stands beside the dead host. */
const hidden: readonly CauseId[] = ['missing-allow-origin-header', 'allow-origin-mismatch']
const hiddenPreflight: readonly CauseId[] = ['preflight-missing-allow-origin-header', 'preflight-allow-origin-mismatch']
/** Where a server refuses one method or one header: by the status, without any CORS header (Spring, hapi, rs/cors), or by hanging up (firewalls). */
const strict: readonly CauseId[] = ['preflight-missing-allow-origin-header', 'preflight-invalid-status']
/** What an engine refuses of itself, told by its profile and not by the standard: other rules of the call may be meant. */
const ofEngine: readonly CauseId[] = [
  'refused-by-engine',
  'unsafe-port',
  'cors-disabled-scheme',
  'no-cors-redirect-mode-not-follow',
  'unreadable-url',
]

/**
 * The causes that a failure can have by the rules that were measured of what a page sees, and their groups that nothing inside a page can
 * separate (2026-11-22). Written from those measurements alone, to hold the engine against; the numbers of the rules are theirs.
 */
export function inseparable(diagnosis: Diagnosis): ReadonlySet<CauseId> {
  const seen: Partial<Observations> = Object.fromEntries(diagnosis.evidence.map(({ id, observed }) => [id, observed]))
  return new Set([...ofCall(diagnosis, seen), ...(isLocal(diagnosis, seen) ? [] : ofNetwork(diagnosis, seen))])
}

/** Whether no network was asked, or the answer had arrived. */
function isLocal({ prediction }: Diagnosis, seen: Partial<Observations>): boolean {
  return (
    seen['signal-state'] === 'aborted' ||
    seen['signal-state'] === 'timeout' ||
    seen['response-arrived'] === true ||
    seen['csp-violation'] !== undefined ||
    seen['rejection-message'] === 'own' ||
    seen['settled-in-microtask'] === true ||
    prediction.verdict === 'throws' ||
    prediction.notes.some(({ rule }) => rule === 'only-if-cached')
  )
}

/** What the call, the page and its policies alone can have done. */
function ofCall({ prediction, request }: Diagnosis, seen: Partial<Observations>): CauseId[] {
  // Rule 8: by the reason of the signal.
  if (seen['signal-state'] === 'aborted' || seen['signal-state'] === 'timeout') return [...aborted]
  // Rule 9: the body.
  if (seen['response-arrived'] === true) return [...body]
  // Rule 1: the event of a policy.
  if (seen['csp-violation'] !== undefined) return ['csp']
  // Rule 2: what is told by the call.
  const rules: readonly string[] = [...prediction.reasons, ...prediction.notes].map(({ rule }) => rule)
  const told = causesByStage.request.filter((cause) => rules.includes(cause))
  const causes: CauseId[] = [...told]
  if (rules.includes('refused-by-engine') || rules.includes('stream-body')) causes.push(...ofEngine)
  if (rules.includes('mixed-content')) causes.push('mixed-content')
  if (rules.includes('only-if-cached')) causes.push('cache-miss', 'blocked-by-client', 'disallowed-by-mode')
  if (request.mode === 'same-origin') causes.push('disallowed-by-mode')
  if (request.redirect === 'error') causes.push('redirect-mode-error')
  if (request.integrity) causes.push('integrity-mismatch')
  if (seen['settled-in-microtask'] === true && seen['rejection-message'] !== 'own')
    causes.push('csp', 'mixed-content', 'blocked-by-client', 'unknown')
  if (seen['csp-silent'] !== true) causes.push('csp')
  if (seen['page-unloading'] === true) causes.push('navigated-away')
  if (seen['service-worker-controlled'] === true) causes.push('service-worker-response')
  return causes
}

/** What can have happened on the way, by what the probes met. */
function ofNetwork({ prediction: { verdict }, request }: Diagnosis, seen: Partial<Observations>): CauseId[] {
  const { 'probe-cors': plain, 'timing-entry': timing } = seen
  // Firefox rejects `fetch` itself where a broken body comes in one piece with its headers (seen with 153); only a probe of the same request tells.
  const broken: CauseId[] = seen.engine === 'gecko' && timing !== 'not-sent' ? ['body-network-error'] : []
  if (verdict === 'opaque') return ['corp-blocked', 'coep-blocked', ...broken, ...host, ...redirect]
  const isGet = request.method === 'GET' || request.method === 'HEAD'
  const withCookies = request.credentialsMode === 'include'
  const withOwnCookies = withCookies || (verdict === 'same-origin' && request.credentialsMode === 'same-origin')
  const asks = verdict === 'preflight' || verdict === 'blocked'
  const readable = [...response, ...(withCookies ? credentials : [])]
  const asking = asks ? preflight.filter((cause) => withCookies || !/wildcard|credentials/.test(cause)) : []
  const leads = seen['probe-redirect'] === 'redirected'
  // WebKit asks for the scheme even of a redirect that it is not to follow, so that no probe tells.
  const causes: CauseId[] = seen.engine === 'webkit' ? ['unsupported-redirect-scheme'] : []
  // Firefox lets the status of a redirect through that it refused by itself.
  if (seen['timing-status'] !== undefined) causes.push(...redirect)
  // The browser told that the host answered a probe, and kept the answer from the page.
  const first = seen['coep-report'] === true ? 'answered' : seen['probe-no-cors']

  // Nothing was asked: all that the request and the timing of Firefox leave. A redirect leads to any of them.
  if (first === undefined) {
    causes.push(...asking, ...host, ...broken)
    if (timing !== 'not-sent') causes.push(...readable, ...redirect)
    return causes
  }
  if (first === 'failed') {
    causes.push(...hidden, ...(asks ? hiddenPreflight : []), ...broken)
    // What redirects a GET to where it dies redirects OPTIONS as well, and no preflight follows.
    if (asks && seen['probe-redirect'] !== 'failed') causes.push('preflight-disallowed-redirect')
    // Firefox tells that the preflight died.
    if (asks && timing === 'not-sent') causes.push('invalid-response')
    // Rule 4: the host is dead. Rule 5: only this URL is, or it leads to a dead one.
    if (seen['probe-origin-root'] !== 'answered') return [...causes, ...host, ...(leads ? redirect : [])]
    return [...causes, ...(leads ? [...host, ...redirect] : [...path, 'invalid-redirect-location' as const])]
  }
  // Rule 7: the answer to a GET cannot be read. What redirects a GET can lead another method elsewhere.
  if (plain === 'failed') {
    causes.push(...readable, ...asking)
    if (leads)
      causes.push('redirect-contains-credentials', ...(isGet && !withOwnCookies ? [] : [...host, ...redirect, ...broken]))
    return causes
  }
  // Rule 6: a GET is granted.
  if (plain === undefined && withOwnCookies) causes.push(...redirect)
  if (seen['probe-credentials'] === 'failed')
    return [...causes, ...credentials, ...asking.filter((cause) => /wildcard|credentials/.test(cause))]
  if (seen['probe-headers-granted'] && seen['probe-headers-refused']) {
    // The method is asked before the headers. An error page can come to one header, and has no CORS headers then.
    return [
      ...causes,
      'header-disallowed-by-preflight-response',
      'missing-allow-origin-header',
      'invalid-response',
      ...strict,
      ...(isGet ? [] : ['method-disallowed-by-preflight-response' as const]),
    ]
  }
  if (seen['probe-headers'] === 'failed')
    return [...causes, ...asking, ...(timing === 'sent' ? readable : ['missing-allow-origin-header' as const])]
  const choosing = asking.filter(
    (cause) =>
      (cause === 'method-disallowed-by-preflight-response' && !isGet) ||
      (withCookies && /wildcard|credentials|^header-disallowed/.test(cause)),
  )
  causes.push(...readable, ...broken)
  causes.push(...(seen['probe-headers'] === 'answered' ? [...choosing, ...(asks ? strict : [])] : asking))
  // Beyond the rules, for truth: a handler can die of this one request, and what passes in a moment is gone when a probe is sent, at the target of a
  // redirect as well.
  return [...causes, ...path, ...(asks ? ['invalid-response' as const] : []), 'connection-refused', 'name-not-resolved']
}
