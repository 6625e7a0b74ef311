import type { BrowserName } from '../support/browser.ts'
import type { Disagreement } from './enforce-truth.ts'
import type { Pair } from './pair.ts'

/** A way in which enforcement is known to fall short of a browser; each was looked at by hand. */
interface KnownDifference {
  browser: BrowserName
  what: string
  fits(pair: Pair, difference: string): boolean
}

const repeats = (pair: Pair, name: string) =>
  pair.calls.some(({ headers = [] }) => headers.filter(([other]) => other.toLowerCase() === name).length > 1)
const isRedirected = (pair: Pair) => pair.hops.length > 1
/** A Content-Type that the body made, and not the author. */
const impliesType = (pair: Pair) =>
  pair.calls.some(({ body, headers = [] }) => body !== undefined && !headers.some(([name]) => /^content-type$/i.test(name)))

export const knownDifferences: readonly KnownDifference[] = [
  {
    browser: 'firefox',
    what: 'the Content-Type that a body made comes back at the second redirect after a POST became a GET, and stays in what a preflight asks for',
    fits: (pair, difference) =>
      isRedirected(pair) && impliesType(pair) && /^request \d+: /.test(difference) && difference.includes('content-type'),
  },
  {
    browser: 'firefox',
    what: 'an XMLHttpRequest that sets Content-Type twice sends one of them, which one depends on their values',
    fits: (pair, difference) => pair.api === 'xhr' && repeats(pair, 'content-type') && difference.includes('content-type'),
  },
  {
    browser: 'firefox',
    what: 'passes a 407 on, which the fetch of Node does not',
    fits: (pair) => pair.hops.some(({ answers, preflights }) => [...answers, ...preflights].some(({ status }) => status === 407)),
  },
]

/** The difference that a disagreement comes from; undefined where none is known. */
export function knownDifference(browser: BrowserName, { pair, differences }: Disagreement): string | undefined {
  const known = knownDifferences.filter((one) => one.browser === browser)
  return known.find(({ fits }) => differences.some((difference) => fits(pair, difference)))?.what
}
