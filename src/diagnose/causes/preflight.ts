import type { causesByStage } from '../../model/cause.ts'
import { isCorsSafelistedMethod } from '../../spec/fetch/is-cors-safelisted-method.ts'
import type { Cause, CauseTable } from '../cause.ts'
import type { Facts } from '../facts.ts'
import { answered, cors, granted, passedElsewhere, when, where, withoutCredentials } from '../grounds.ts'

const foreseen = ({ prediction }: Facts) => prediction.verdict === 'preflight'

const contradicted = [
  ...cors,
  passedElsewhere(true),
  when(
    'predicted-verdict',
    ({ prediction: { verdict, certainty } }) => certainty === 'certain' && (verdict === 'simple' || verdict === 'opaque'),
  ),
  // A redirect to another origin can make a preflight necessary.
  when(
    'request-shape',
    ({ prediction, request }) =>
      prediction.verdict === 'same-origin' && isCorsSafelistedMethod(request.method) && request.headerNames.length === 0,
  ),
]

/** The server is there, and the preflight is the first at which it can refuse. */
const refusing = { contradicted, supported: where(foreseen, answered) } satisfies Partial<Cause>

/** The server grants this origin on GET, so that it knows CORS and refuses something about this request. */
const choosing = where(foreseen, granted)

const credentialed = { contradicted: [...contradicted, withoutCredentials], supported: choosing } satisfies Partial<Cause>

/** Causes in the CORS-preflight fetch: https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 */
export const preflightCauses: CauseTable<(typeof causesByStage)['preflight'][number]> = {
  'preflight-wildcard-origin-not-allowed': {
    ...credentialed,
    fixes: ['server name-origin-for-credentials', 'client omit-credentials'],
  },
  'preflight-invalid-allow-credentials': { ...credentialed, fixes: ['server allow-credentials', 'client omit-credentials'] },
  'header-disallowed-by-preflight-response': {
    contradicted: [...contradicted, when('predicted-verdict', ({ prediction }) => prediction.preflight?.headers.length === 0)],
    supported: choosing,
    fixes: ['server allow-header', 'client drop-header', 'proxy proxy-same-origin'],
  },
  'method-disallowed-by-preflight-response': {
    contradicted: [...contradicted, when('request-shape', ({ request }) => isCorsSafelistedMethod(request.method))],
    supported: choosing,
    fixes: ({ rules }) =>
      rules.includes('method-not-normalized')
        ? ['client write-method-upper-case', 'server allow-method']
        : ['server allow-method', 'client use-safelisted-method', 'proxy proxy-same-origin'],
  },
  'preflight-missing-allow-origin-header': {
    ...refusing,
    fixes: ['server allow-origin', 'server answer-options', 'proxy proxy-same-origin'],
  },
  'preflight-invalid-status': { ...refusing, fixes: ['server answer-options', 'proxy proxy-same-origin'] },
  'preflight-allow-origin-mismatch': { ...refusing, fixes: ['server correct-allow-origin', 'proxy proxy-same-origin'] },
  'preflight-disallowed-redirect': { ...refusing, fixes: ['client call-final-url', 'server do-not-redirect-options'] },
  'preflight-multiple-allow-origin-values': { ...refusing, fixes: ['server send-one-allow-origin'] },
  'preflight-invalid-allow-origin-value': { ...refusing, fixes: ['server correct-allow-origin'] },
  'invalid-response': { ...refusing, fixes: ['server check-server-log', 'server answer-options'] },
  'invalid-allow-methods-preflight-response': { ...refusing, fixes: ['server correct-allow-methods'] },
  'invalid-allow-headers-preflight-response': { ...refusing, fixes: ['server correct-allow-headers'] },
}
