import { captureXhr } from '../../../src/capture/capture-xhr.ts'
import { enforcedFetch } from '../../../src/enforce/enforce-cors.ts'
import type { EnforceOptions } from '../../../src/enforce/enforce-options.ts'
import { createEnforcedPage, type EnforcedPage } from '../../../src/enforce/enforced-page.ts'
import { pageResponse } from '../../../src/enforce/page-response.ts'
import { playCall } from '../../../src/enforce/play-call.ts'
import type { CallOutcome, PairCall } from './pair.ts'
import { makeBody, type PlacedPair, playPairs } from './player.ts'

const batchSize = 24

/** Plays pairs in Node as a page would: what `enforceCors` makes of Node's own fetch. */
export async function playEnforced(pairs: readonly PlacedPair[], options: EnforceOptions): Promise<CallOutcome[][]> {
  const outcomes: CallOutcome[][] = []
  for (let start = 0; start < pairs.length; start += batchSize) {
    outcomes.push(
      ...(await playPairs(pairs.slice(start, start + batchSize), (pair) => {
        const origin = pair.page === 'opaque' ? 'null' : options.origin
        const page = createEnforcedPage(globalThis.fetch, { ...options, origin })
        return { fetch: enforcedFetch(page), xhr: (call, url) => enforcedXhr(page, call, url) }
      })),
    )
  }
  return outcomes
}

/** What an XMLHttpRequest would come to. */
async function enforcedXhr(page: EnforcedPage, call: PairCall, url: string): Promise<CallOutcome> {
  const body = call.body === undefined ? undefined : makeBody(call.body)
  const record = captureXhr({
    url,
    method: call.method ?? 'GET',
    headers: call.headers ?? [],
    body: body ?? null,
    withCredentials: call.credentials === 'include',
  })
  const result = await playCall(page, { record, body })
  if (result.outcome !== 'pass') {
    const thrown = result.prediction.verdict === 'throws' ? 'SyntaxError' : 'error event'
    return { how: 'rejected', name: thrown, message: '' }
  }
  const response = pageResponse(result, undefined)
  const { status, statusText } = response
  return {
    how: 'resolved',
    type: 'xhr',
    status,
    statusText,
    url: response.url,
    redirected: false,
    headers: [...response.headers] as [string, string][],
    body: await response.text(),
  }
}
