import type { Engine } from '../model/environment.ts'
import type { DecisionPoints, Quirk } from './quirk.ts'
import { quirks } from './quirks/index.ts'

type Point = keyof DecisionPoints
type About<P extends Point> = Parameters<DecisionPoints[P]>
type Answer<P extends Point> = ReturnType<DecisionPoints[P]>

/**
 * An engine's answers at the decision points; a point is absent where no quirk bears on it. Where several do, the first that has an answer
 * speaks. Its id is added to `deviations`.
 */
export type EngineProfile = { readonly [P in Point]?: (deviations: string[], ...about: About<P>) => Answer<P> }

/** The quirks that do not hold everywhere. */
const doubtful: ReadonlySet<string> = new Set((quirks as readonly Quirk[]).filter(({ doubt }) => doubt).map(({ id }) => id))

/** Whether one of the quirks by which an engine departs from the standard does not hold everywhere. */
export function isDoubtful(deviations: readonly string[]): boolean {
  return deviations.some((id) => doubtful.has(id))
}

const profiles: Record<Engine, EngineProfile> = {
  standard: profileOf('standard'),
  chromium: profileOf('chromium'),
  gecko: profileOf('gecko'),
  webkit: profileOf('webkit'),
}

/** The profile of an engine; that of `standard` for a name that is none, which callers without a type checker can give. */
export function engineProfile(engine: Engine): EngineProfile {
  return Object.hasOwn(profiles, engine) ? profiles[engine] : profiles.standard
}

function profileOf(engine: Engine): EngineProfile {
  const answers: Record<string, unknown> = {}
  const own = (quirks as readonly Quirk[]).filter(({ engines }) => engines.includes(engine))
  for (const point of new Set(own.flatMap(({ at }) => Object.keys(at) as Point[]))) {
    answers[point] = firstAnswer(own.filter(({ at }) => at[point] !== undefined).map(({ id, at }) => ({ id, decide: at[point] })))
  }
  return answers
}

// No decision point has more than two arguments. They are written out, since this runs several times for each request.
function firstAnswer(rows: readonly { id: string; decide: unknown }[]) {
  const asked = rows as readonly { id: string; decide(first: unknown, second: unknown): unknown }[]
  return (deviations: string[], first: unknown, second: unknown) => {
    for (const { id, decide } of asked) {
      const answer = decide(first, second)
      if (answer === undefined) continue
      deviations.push(id)
      return answer
    }
    return undefined
  }
}
