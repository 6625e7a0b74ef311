import type { Call } from './call.ts'
import type { BrowserTruth, Tally, Truth } from './run-truth.ts'

/** The share of agreeing calls, in per cent; rounded down, so that 100 means all. */
export function percent(agreeing: number, calls: number): string {
  return calls === 0 ? '-' : `${(Math.floor((agreeing / calls) * 100_000) / 1000).toFixed(3)} %`
}

/** The run as text: agreement of each browser, by interface, verdict and rule, and every group of disagreements. */
export function report(truth: Truth): string {
  const lines = [`truth run: ${truth.count} calls, seed ${truth.seed}`]
  for (const browser of truth.browsers) lines.push('', ...browserLines(browser))
  if (truth.standard !== undefined) {
    const { calls, agreeing, groups } = truth.standard
    lines.push(
      '',
      `standard: all three browsers do the same on ${calls} calls; the engine "standard" agrees on ${agreeing} of them, ${percent(agreeing, calls)}`,
    )
    for (const { signature, count, example } of groups) lines.push(`  ${count} x ${signature}`, `      ${brief(example)}`)
  }
  return lines.join('\n')
}

function browserLines(truth: BrowserTruth): string[] {
  const { browser, version, calls, agreeing, unstable, wrongButCertain, seconds } = truth
  const lines = [
    `${browser} ${version}: ${agreeing} of ${calls} calls as predicted, ${percent(agreeing, calls)} (${wrongButCertain} wrong though certain, ${unstable} unstable, ${truth.unmakeable} not makeable, ${seconds.toFixed(1)} s)`,
    ...tallyLines('interface', truth.byApi),
    ...tallyLines('observed', truth.byVerdict),
    ...tallyLines('rule', truth.byRule),
  ]
  for (const group of truth.groups) {
    const names = [...new Set([...(group.observed.headers ?? []), ...(group.predicted.headers ?? [])])]
    lines.push(`  ${group.count} x ${group.signature}`, `      ${brief(group.smallest)}`)
    if (group.error !== undefined) lines.push(`      ${group.error}`)
    if (names.length > 0)
      lines.push(`      sent [${group.observed.headers?.join() ?? ''}], predicted [${group.predicted.headers?.join() ?? ''}]`)
  }
  return lines
}

function tallyLines(title: string, tally: Tally): string[] {
  const rows = Object.entries(tally).sort(([, a], [, b]) => b.calls - a.calls)
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(
    ([name, { calls, agreeing }], index) =>
      `  ${(index === 0 ? title : '').padEnd(10)}${name.padEnd(width)} ${String(agreeing).padStart(6)} of ${String(calls).padStart(6)}  ${percent(agreeing, calls)}`,
  )
}

function brief(call: Call): string {
  const text = JSON.stringify(call)
  return text.length > 600 ? `${text.slice(0, 600)}...` : text
}
