import { headerOf } from '../support/header-of.ts'
import type { RecordedRequest } from '../support/recording-server.ts'
import type { Call } from './call.ts'
import type { Outcome } from './player.ts'

/** What a browser did with a call: a verdict of the library's kind, or what none of them fits. */
export interface Observed {
  verdict: 'same-origin' | 'simple' | 'preflight' | 'opaque' | 'blocked' | 'throws' | 'hung' | 'unclear'
  /** Access-Control-Request-Method and -Headers, for a preflight. */
  method?: string
  headers?: string[]
}

export interface Arrival {
  /** Whether it came to the page's own server, under its own host name. */
  own: boolean
  request: RecordedRequest
}

/** Reads the verdict from what arrived at the servers and how the call ended in the page. */
export function observe(call: Call, outcome: Exclude<Outcome, { how: 'unmakeable' }>, arrivals: readonly Arrival[]): Observed {
  const preflight = arrivals.find(({ request }) => isPreflight(request))?.request
  if (preflight !== undefined) {
    const names = headerOf(preflight, 'access-control-request-headers')
    return {
      verdict: 'preflight',
      method: headerOf(preflight, 'access-control-request-method') ?? '',
      headers: names === null ? [] : names.split(',').map((name) => name.trim()),
    }
  }
  const first = arrivals[0]
  if (first !== undefined) {
    if (first.own && call.page !== 'sandboxed') return { verdict: 'same-origin' }
    return { verdict: isOpaque(call, outcome, first.request) ? 'opaque' : 'simple' }
  }
  switch (outcome.how) {
    case 'hung':
      return { verdict: 'hung' }
    case 'rejected':
      return { verdict: outcome.error?.opaque === false ? 'throws' : 'blocked' }
    case 'resolved':
      // A beacon that was queued and never came; a URL that is read without a network.
      if (call.api === 'beacon') return { verdict: 'blocked' }
      return { verdict: /^(data|blob|about):|^\{blob\}/i.test(call.url.trim()) ? 'same-origin' : 'unclear' }
  }
}

function isPreflight(request: RecordedRequest): boolean {
  return request.method === 'OPTIONS' && headerOf(request, 'access-control-request-method') !== null
}

/** Whether the response is hidden from the page. */
function isOpaque(call: Call, outcome: Outcome, request: RecordedRequest): boolean {
  if (call.api !== 'fetch') return call.api === 'beacon'
  if (outcome.how === 'resolved' && outcome.type !== undefined) return outcome.type === 'opaque'
  const sent = headerOf(request, 'sec-fetch-mode')
  if (sent !== null) return sent === 'no-cors'
  return (call.init?.members?.['mode'] ?? call.request?.members?.['mode']) === 'no-cors'
}
