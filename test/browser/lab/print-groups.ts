import { judge, type Mode } from './measure.ts'
import type { LabRun } from './run-lab.ts'

/**
 * The failures of a run by what can be observed of them, with the true stages and ours: where a group has several stages no classifier can
 * be always right, where it has one and ours is another, we could be.
 */
export function printGroups(run: LabRun, mode: Mode): string {
  const groups = new Map<string, ReturnType<typeof judge>>()
  for (const one of judge(run, mode)) {
    const { observed } = one.result
    const key = compact({ ...observed?.passive, ...(mode === 'full' ? observed?.probes : {}) })
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const lines: string[] = []
  for (const [key, group] of groups) {
    const wrong = group.filter(({ isStageRight }) => !isStageRight)
    if (wrong.length === 0) continue
    const counts = new Map<string, number>()
    for (const { truth } of group) counts.set(truth.stage, (counts.get(truth.stage) ?? 0) + 1)
    const told = new Set(group.map((one) => one.told.diagnosis.stage))
    const wins = Math.max(...counts.values()) - (group.length - wrong.length)
    lines.push(
      `${run.browser} ${mode} +${wins}: ${[...counts].map(([stage, count]) => `${stage} ${count}`).join(', ')}; told ${[...told].join(', ')}
  ${key}
  ${group.map(({ result }) => result.scenario.id).join(' ')}`,
    )
  }
  return `${lines.join('\n')}\n`
}

const usual: Readonly<Record<string, unknown>> = {
  name: 'TypeError',
  isOwnMessage: false,
  early: false,
  arrived: false,
  reports: false,
  onLine: true,
  unloading: false,
  signal: 'none',
  mode: 'cors',
  include: false,
  redirect: 'follow',
  integrity: false,
  page: 'http',
  controlled: false,
}

/** Without what is the same in most. */
function compact(observations: Record<string, unknown>): string {
  return Object.entries(observations)
    .filter(([name, value]) => value !== undefined && value !== usual[name] && JSON.stringify(value) !== '[]')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')
}
