import { type Figures, modes } from './measure.ts'
import { latency } from './scenarios/slow.ts'

/** The numbers of a run, for people. */
export function printFigures({
  browser,
  version,
  seconds,
  scenarios,
  modes: byMode,
  exchange,
  timing,
  brokenPromises,
  disputed,
  faults,
}: Figures): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8)
  const number = (value: number, digits = 1) => value.toFixed(digits).padStart(6)
  const ratio = ({ right, all }: { right: number; all: number }) => `${right} of ${all}`
  const lines = [
    `${browser} ${version}: ${scenarios} scenarios in ${seconds.toFixed(0)} s`,
    'probe     failures  true cause   stage   best stage  candidates  inseparable  look alike  certain  wrong certain  probes      ms',
    ...modes.map((mode) => {
      const of = byMode[mode]
      return [
        mode.padEnd(9),
        String(of.failures).padStart(8),
        `    ${percent(of.amongCandidates)}`,
        percent(of.stageRight),
        `   ${percent(of.bestStage)}`,
        `     ${number(of.candidates)}`,
        `      ${number(of.inseparable)}`,
        `     ${number(of.alike)}`,
        ` ${percent(of.certain)}`,
        String(of.wronglyCertain.length).padStart(13),
        `  ${number(of.probes)}`,
        ` ${number(of.ms, 0)}`,
      ].join(' ')
    }),
    `stage right (full) by memory: ${ratio(byMode.full.withMemory)}, by the time on a way of ${latency} ms: ${ratio(byMode.full.withLatency)}`,
    `with an exchange of the same method and credentials: ${exchange.exact} of ${exchange.failures} CORS failures exact, ${exchange.certain} certain; with another: ${exchange.inexactCertain.length} certain`,
    `rejections in the same task as the native one: ${timing.rejections - timing.otherTask.length} of ${timing.rejections}`,
  ]
  const list = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push(`${title}: ${items.join(', ')}`)
  }
  for (const mode of modes) {
    list(`wrongly certain (${mode})`, byMode[mode].wronglyCertain)
    list(`candidates that can be told apart (${mode})`, byMode[mode].separable)
    list(`true cause ruled out (${mode})`, byMode[mode].missed)
  }
  list('wrong stage (full)', byMode.full.wrongStage)
  list('not exact with an exchange', exchange.wrong)
  list('certain with another exchange', exchange.inexactCertain)
  list('in another task', timing.otherTask)
  list('promises broken by probes', brokenPromises)
  list('disputed by Chromium', disputed)
  list('faults', faults)
  return `${lines.join('\n')}\n`
}
