import type { Engine } from '../model/environment.ts'
import type { DecisionPoints, Quirk } from './quirk.ts'
import { quirks } from './quirks/index.ts'

type Point = keyof DecisionPoints
type Answer<P extends Point> = Exclude<ReturnType<DecisionPoints[P]>, undefined>

/** The quirks of one engine, by the decision points that they bear on. */
export interface EngineProfile {
  engine: Engine
  readonly quirksAt: { readonly [P in Point]?: readonly { id: string; decide: DecisionPoints[P] }[] }
}

const profiles = new Map<Engine, EngineProfile>()
for (const engine of ['standard', 'chromium', 'gecko', 'webkit'] as const) profiles.set(engine, makeProfile(engine))

/** The profile of an engine; that of `standard` for a name that is none, which callers without a type checker can give. */
export function engineProfile(engine: Engine): EngineProfile {
  return profiles.get(engine) ?? engineProfile('standard')
}

function makeProfile(engine: Engine): EngineProfile {
  const quirksAt: Partial<Record<Point, { id: string; decide: unknown }[]>> = {}
  for (const { id, engines, at } of quirks as readonly Quirk[]) {
    if (!engines.includes(engine)) continue
    for (const [point, decide] of Object.entries(at)) {
      const rows = quirksAt[point as Point] ?? []
      rows.push({ id, decide })
      quirksAt[point as Point] = rows
    }
  }
  return { engine, quirksAt: quirksAt as EngineProfile['quirksAt'] }
}

/**
 * The engine's answer at a decision point; undefined where it does as the standard says. Of several quirks the first that has an answer
 * speaks, and its id is added to `deviations`.
 */
export function askEngine<P extends Point>(
  profile: EngineProfile,
  deviations: string[],
  point: P,
  ...about: Parameters<DecisionPoints[P]>
): Answer<P> | undefined {
  type Row = { id: string; decide(...about: Parameters<DecisionPoints[P]>): unknown }
  const rows = profile.quirksAt[point] as readonly Row[] | undefined
  if (rows === undefined) return undefined
  for (const { id, decide } of rows) {
    const answer = decide(...about)
    if (answer === undefined) continue
    deviations.push(id)
    return answer as Answer<P>
  }
  return undefined
}
