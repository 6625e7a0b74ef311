import { parseOrigin } from '../spec/html/origin.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { createCorsPreflightCache } from './cors-preflight-cache.ts'
import { corsPreflightFetch, forgetPreflight } from './cors-preflight-fetch.ts'
import type { Hop } from './hop.ts'
import { httpFetch } from './http-fetch.ts'
import { keepCorsRelevant } from './keep-policy.ts'
import { lateRefusal } from './late-refusal.ts'
import { mainFetch } from './main-fetch.ts'
import type { Play } from './play.ts'
import type { KeptPreflights, ProtocolInput } from './protocol-input.ts'
import type { ProtocolResult } from './protocol-result.ts'
import type { Transport } from './transport.ts'

/**
 * Plays the CORS protocol as a browser does: preflight, request, redirects, and each check in its order; answers what the page gets, or the
 * exact rule that refused.
 *
 * Where the engine is Chromium, the order of checks is its own (156, measured 2026-11-23): what its network stack refuses (407 without a
 * proxy, a 21st redirect, a Location that does not parse) comes before the CORS check.
 *
 * Deviation: no HTTP cache, no service worker, no authentication; Content Security Policy, HSTS and local network access are not played.
 *
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export async function playProtocol(input: ProtocolInput, transport: Transport): Promise<ProtocolResult> {
  const { method, url, headers, body } = input.request
  const first: Hop = {
    method,
    urlList: [new URL(url)],
    headers: headers.filter(([name]) => !isCookie(name)),
    body,
    redirectCount: 0,
  }
  const play: Play = {
    input,
    page: parseOrigin(input.origin),
    transport,
    engine: input.engine ?? 'standard',
    keep: input.keep ?? keepCorsRelevant,
    cookie: headers.filter(([name]) => isCookie(name)),
    preflights: preflightsOf(input),
    steps: [],
    tainting: 'basic',
    first,
    neededPreflight: false,
    saidOrigin: false,
  }
  let hop = first
  let before: Hop | undefined
  for (;;) {
    const refusal = mainFetch(play, hop)
    // ESR 153.7 (measured 2026-11-28, with a bad port).
    if (refusal !== undefined && before !== undefined && play.engine === 'gecko') forgetPreflight(play, before)
    const end = refusal ?? (await corsPreflightFetch(play, hop)) ?? lateRefusal(play, hop) ?? (await requestItself(play, hop))
    const urlList = hop.urlList.map(({ href }) => href)
    if ('outcome' in end)
      return { ...end, urlList, exchange: { version: 1, steps: play.steps, sameCredentials: true, sameMethod: true } }
    before = hop
    hop = end.next
  }
}

/** To Chromium the opaque origin of a page is another one in each call (156, measured 2026-11-28). */
function preflightsOf({ engine, origin, preflights }: ProtocolInput): KeptPreflights {
  const isKept = preflights !== undefined && !(engine === 'chromium' && origin === 'null')
  return isKept ? preflights : { cache: createCorsPreflightCache(engine), now: preflights?.now ?? (() => 0) }
}

async function requestItself(play: Play, hop: Hop): ReturnType<typeof httpFetch> {
  if (!play.input.sendRequest) return { outcome: 'not-sent' }
  const end = await httpFetch(play, hop)
  // Firefox refuses such a redirect before the part of it that watches CORS hears of it.
  if ('outcome' in end && end.outcome !== 'pass' && end.error?.cause !== 'redirect-mode-error') forgetPreflight(play, hop)
  return end
}

function isCookie(name: string): boolean {
  return asciiLowercase(name) === 'cookie'
}
