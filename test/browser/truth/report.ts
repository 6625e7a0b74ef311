import type { Call } from './call.ts'
import type { StandardTruth } from './standard-truth.ts'
import type { Tally, TruthInBrowser } from './truth-in-browser.ts'

/** The agreement of one browser with its profile as text: by interface, verdict and rule, and every group of disagreements. */
export function reportBrowser(truth: TruthInBrowser): string {
  const { browser, version, calls, agreeing, agreeingWithStandard, unstable, unmakeable, wrongButCertain, seconds } = truth
  const lines = [
    `${browser} ${version}: ${agreeing} of ${calls} calls as predicted, ${percent(agreeing, calls)}`,
    `  ${wrongButCertain} wrong though certain, ${unstable} unstable, ${unmakeable} not makeable, ${seconds.toFixed(1)} s`,
    `  under the engine "standard": ${percent(agreeingWithStandard, calls)}`,
    ...tallyLines('interface', truth.byApi),
    ...tallyLines('observed', truth.byVerdict),
    ...tallyLines('rule', truth.byRule),
  ]
  for (const { signature, count, smallest, error, observed, predicted } of truth.groups) {
    lines.push(`  ${count} x ${signature}`, `      ${brief(smallest)}`)
    if (error !== undefined) lines.push(`      ${error}`)
    if (observed.headers ?? predicted.headers)
      lines.push(`      sent [${observed.headers?.join() ?? ''}], predicted [${predicted.headers?.join() ?? ''}]`)
  }
  return lines.join('\n')
}

/** The agreement of the standard with all browsers as text. */
export function reportStandard({ calls, agreeing, coincidences, groups }: StandardTruth): string {
  const lines = [
    `standard: ${calls} calls on which all browsers do the same, ${coincidences} of them by chance;`,
    `  the engine "standard" agrees on ${agreeing} of the others, ${percent(agreeing, calls - coincidences)}`,
  ]
  for (const { signature, count, example } of groups) lines.push(`  ${count} x ${signature}`, `      ${brief(example)}`)
  return lines.join('\n')
}

/** Rounded down, so that 100 means all. */
function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${(Math.floor((part / whole) * 100_000) / 1000).toFixed(3)} %`
}

function tallyLines(title: string, tally: Tally): string[] {
  const rows = Object.entries(tally).sort(([, a], [, b]) => b.calls - a.calls)
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, { calls, agreeing }], index) => {
    const share = `${String(agreeing).padStart(6)} of ${String(calls).padStart(6)}  ${percent(agreeing, calls)}`
    return `  ${(index === 0 ? title : '').padEnd(10)}${name.padEnd(width)} ${share}`
  })
}

function brief(call: Call): string {
  const text = JSON.stringify(call)
  return text.length > 600 ? `${text.slice(0, 600)}...` : text
}
