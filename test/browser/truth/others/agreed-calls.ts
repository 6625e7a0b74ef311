import { type BrowserName, browserNames } from '../../support/browser.ts'
import type { Call } from '../call.ts'
import { pageScript } from '../page-script.ts'
import { openStage, type Play } from '../stage.ts'
import { type Answer, answerOf } from './answer.ts'
import type { ScoredCall } from './score.ts'

export interface AgreedCalls {
  /** Names with versions. */
  browsers: string[]
  /** The calls on which all browsers do exactly the same, down to the headers of the preflight. */
  scored: ScoredCall[]
  /** What this library says of each, in the pages themselves, under the engine `standard`. */
  own: (Answer | null)[]
}

const titles: Record<BrowserName, string> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }

/** Plays calls in the real browsers and keeps those on which they agree. */
export async function agreedCalls(calls: readonly Call[], progress: (line: string) => void): Promise<AgreedCalls> {
  const script = await pageScript()
  const agreed: AgreedCalls = { browsers: [], scored: [], own: [] }
  const plays: Play[][] = []
  for (const name of browserNames) {
    const stage = await openStage(name, script)
    try {
      plays.push(await stage.play(calls))
      agreed.browsers.push(`${titles[name]} ${stage.browser.version.replace(/^[a-z]+\//i, '')}`)
    } finally {
      await stage.close()
    }
    progress(`${name}: ${calls.length} calls`)
  }
  for (const [index, call] of calls.entries()) {
    const each = plays.flatMap((list) => list[index] ?? [])
    const truth = sharedAnswer(each)
    if (truth === null || each.length < browserNames.length) continue
    agreed.scored.push({ call, truth })
    // The pages of different browsers may show the library different arguments: it has to be right in each.
    const own = each.map(({ outcome }) => (outcome.how === 'unmakeable' ? null : answerOf(outcome.standard.verdict)))
    agreed.own.push(own.find((answer) => answer !== truth) ?? (own.includes(null) ? null : truth))
  }
  return agreed
}

/** Null where the browsers differ, or one of them could not make the call, never answered, or did what nobody can name. */
function sharedAnswer(plays: readonly Play[]): Answer | null {
  const [first] = plays
  if (first?.observed === undefined || first.observed.verdict === 'hung') return null
  const seen = JSON.stringify(first.observed)
  return plays.every(({ observed }) => JSON.stringify(observed) === seen) ? answerOf(first.observed.verdict) : null
}
