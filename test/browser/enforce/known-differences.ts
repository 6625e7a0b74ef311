import type { BrowserName } from '../support/browser.ts'
import type { Disagreement, EnforceTruth } from './enforce-truth.ts'
import type { Pair } from './pair.ts'

/** A way in which enforcement is known to fall short of a browser; each was looked at by hand. */
interface KnownDifference {
  browsers: readonly BrowserName[]
  /** The first version that has it no more. Absent: the version that enforcement follows has it. */
  until?: number
  what: string
  fits(pair: Pair, difference: string): boolean
}

const repeats = (pair: Pair, name: string) =>
  pair.calls.some(({ headers = [] }) => headers.filter(([other]) => other.toLowerCase() === name).length > 1)
const isRedirected = (pair: Pair) => pair.hops.length > 1
const answers = (pair: Pair) => pair.hops.flatMap((hop) => [...hop.answers, ...hop.preflights])

export const knownDifferences: readonly KnownDifference[] = [
  {
    browsers: ['firefox'],
    what: 'what one redirect takes away (Content-Type and its like, Authorization) can come back at the next, or stay in what a preflight asks for',
    fits: (pair, difference) =>
      isRedirected(pair) &&
      /^request \d+: .*"(?:GET|HEAD|OPTIONS) /.test(difference) &&
      /content-|authorization/.test(difference),
  },
  {
    browsers: ['firefox'],
    what: 'sends one of two Content-Types, which one depends on their values, the body and the interface',
    fits: (pair, difference) => repeats(pair, 'content-type') && difference.includes('content-type'),
  },
  {
    browsers: ['firefox'],
    what: 'writes UTF-8 into the Content-Type of an XMLHttpRequest, but leaves it as it was given after a redirect',
    fits: (pair, difference) => pair.api === 'xhr' && isRedirected(pair) && /^request \d+: .*;charset=/.test(difference),
  },
  {
    browsers: ['firefox'],
    what: 'leaves an XMLHttpRequest without any event where it is redirected to a bad port',
    fits: (pair, difference) => pair.api === 'xhr' && difference.includes('"hung"'),
  },
  {
    browsers: ['firefox'],
    what: 'removes what was granted to a URL when a preflight for the same one with an empty fragment is refused',
    fits: (pair, difference) =>
      pair.calls.some(({ fragment }) => fragment === '#') && /^request \d+: browser \["OPTIONS/.test(difference),
  },
  {
    browsers: ['firefox', 'webkit'],
    what: 'passes a 407 on, which the fetch of Node does not',
    fits: (pair) => answers(pair).some(({ status }) => status === 407),
  },
  {
    browsers: ['chromium'],
    what: 'follows the redirects of a request with keepalive outside of the page: one fewer, and such with userinfo, which the page gets nothing of',
    fits: (pair, difference) =>
      pair.calls.some(({ keepalive }) => keepalive) &&
      /^request \d+: (?:browser undefined,.*|.*, enforced undefined)$/.test(difference),
  },
  {
    browsers: ['webkit'],
    what: 'lets the page read the body of a redirect that has no Location and is not followed',
    fits: (pair, difference) =>
      pair.calls.some(({ redirect }) => redirect === 'manual') &&
      /^call \d+ body: browser "moved", enforced ""$/.test(difference),
  },
  {
    browsers: ['chromium'],
    what: 'asks Cross-Origin-Resource-Policy of the origin that an opaque page came from, which enforcement is not told',
    fits: ({ page, hops }) =>
      page === 'opaque' &&
      hops.some((hop) => hop.answers.some(({ headers }) => headers.some(([, value]) => value === 'same-site'))),
  },
  {
    browsers: ['chromium'],
    until: 156,
    what: 'settles what the credentials mode `same-origin` means for a no-cors request by the URL that it was made with',
    fits: (pair, difference) => pair.calls.some(({ mode }) => mode === 'no-cors') && /^request \d+: .*"cookie"/.test(difference),
  },
  {
    browsers: ['chromium'],
    until: 156,
    what: 'finds in its preflight cache what was granted to the origin `null` that redirects leave',
    fits: (pair, difference) =>
      isRedirected(pair) && /^request \d+: browser .*\["origin","null"\].*, enforced \["OPTIONS /.test(difference),
  },
]

/** The difference that a disagreement with a browser comes from; undefined where none is known. */
export function knownDifference(
  { browser, version }: Pick<EnforceTruth, 'browser' | 'version'>,
  { pair, differences }: Disagreement,
): string | undefined {
  const known = knownDifferences.filter(
    ({ browsers, until = Number.POSITIVE_INFINITY }) => browsers.includes(browser) && Number.parseInt(version, 10) < until,
  )
  return known.find(({ fits }) => differences.some((difference) => fits(pair, difference)))?.what
}
