import { headerOf } from '../support/header-of.ts'
import type { Call } from './call.ts'
import type { Observed } from './observe.ts'
import type { Predicted } from './player.ts'
import type { Play } from './stage.ts'

/** How a prediction fares against what was observed. Null: it is right. */
export type Disagreement = {
  /** What differs, in words. */
  difference: string
  /** The difference with the rules that the prediction gave: disagreements of the same signature are taken to have one cause. */
  signature: string
  observed: Observed
  predicted: Predicted
}

/** Compares a prediction with what a browser did: the verdict, for a preflight the method and the exact list of headers, and what was dropped. */
export function judge(play: Play, profile: 'predicted' | 'standard'): Disagreement | null {
  const { observed, outcome, call } = play
  if (observed === undefined || outcome.how === 'unmakeable') return null
  const predicted = outcome[profile]
  const difference = differenceOf(observed, predicted) ?? droppedDifference(play, predicted)
  if (difference === null) return null
  const told = `${call.api}: observed ${difference}`
  // Where the browser is stricter than predicted, the rules that were found say nothing.
  const isStricter = strictness.indexOf(observed.verdict) >= strictness.indexOf(predicted.verdict)
  const rules = isStricter ? '' : ` (${predicted.rules.join('+') || 'no rule'})`
  return { difference: told, signature: told + rules, observed, predicted }
}

const strictness = ['simple', 'opaque', 'same-origin', 'preflight', 'blocked', 'throws']

function differenceOf(observed: Observed, predicted: Predicted): string | null {
  if (observed.verdict !== predicted.verdict) {
    // Nobody can know from outside what a cache holds: the note says that nothing may be sent.
    if (observed.verdict === 'blocked' && predicted.notes.includes('only-if-cached')) return null
    return `${observed.verdict}, predicted ${predicted.verdict}`
  }
  if (observed.verdict !== 'preflight') return null
  if (observed.method !== predicted.method) return `preflight with another method than predicted`
  const sent = observed.headers ?? []
  const expected = predicted.headers ?? []
  const missing = expected.filter((name) => !sent.includes(name))
  const extra = sent.filter((name) => !expected.includes(name))
  if (missing.length > 0 || extra.length > 0) {
    const names = [...extra.map((name) => `+${kindOf(name)}`), ...missing.map((name) => `-${kindOf(name)}`)]
    return `preflight, headers differ: ${[...new Set(names)].join(' ')}`
  }
  return sent.join() === expected.join() ? null : 'preflight, headers in another order'
}

const namesWithRules =
  /^(accept|accept-language|content-language|content-type|range|user-agent|x-http-method(-override)?|x-method-override)$/

/** Other names are all alike. */
function kindOf(name: string): string {
  return namesWithRules.test(name) ? name : 'other'
}

/** What the browser sets itself, so that one of the author cannot be told from it. */
const setByBrowser =
  /^(accept-encoding|connection|content-length|host|origin|referer|user-agent|keep-alive|cookie|sec-fetch-mode|sec-ch-ua)$/

/** Compares the headers that the server received with those that the prediction says are dropped. */
function droppedDifference({ call, arrivals }: Play, predicted: Predicted): string | null {
  const request = arrivals.map((each) => each.request).find((each) => headerOf(each, 'access-control-request-method') === null)
  if (request === undefined) return null
  const names = authorNames(call)
  for (const name of names) {
    // Of several entries of a name one can be dropped and another not.
    if (names.indexOf(name) !== names.lastIndexOf(name)) continue
    const arrived = headerOf(request, name) !== null
    const dropped = predicted.dropped.includes(name)
    if (setByBrowser.test(name) || arrived !== dropped) continue
    return `header ${kindOf(name)} ${arrived ? 'sent, predicted dropped' : 'dropped, predicted sent'}`
  }
  return null
}

/** The names of the author's headers; none where they are not the last word, as what a Request has dropped and what `no-cors` drops. */
function authorNames(call: Call): string[] {
  if (call.api === 'beacon') return []
  if (call.api === 'xhr') return call.headers.map(([name]) => name.toLowerCase())
  const { headers, members } = call.init ?? {}
  if (headers === undefined || headers.as === 'value') return []
  if ((members?.['mode'] ?? call.request?.members?.['mode']) === 'no-cors') return []
  return headers.list.map(([name]) => name.toLowerCase())
}
