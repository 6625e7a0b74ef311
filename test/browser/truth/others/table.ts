import { apis } from '../call.ts'
import type { Score, ToolScore } from './score.ts'

/** What is told of a run. */
export interface Run {
  date: string
  seed: number
  /** Calls that were played, and those of them on which the browsers do exactly the same. */
  played: number
  agreed: number
  /** Names with versions. */
  browsers: readonly string[]
  /** Pairs of a request and what servers do that were played, and those on which Chromium and Firefox do the same. */
  pairs: { played: number; agreed: number }
}

/** The scores as a table of Markdown, the best first. */
export function othersTable(scores: Readonly<Record<string, ToolScore>>): string {
  const rows = Object.entries(scores).sort(([, a], [, b]) => b.right / b.of - a.right / a.of)
  return [
    ['tool', 'right answers', 'of calls', 'share', 'of those sent', ...apis.map((api) => interfaceNames[api]), 'CORS enforced'],
    ['---', '--:', '--:', '--:', '--:', ...apis.map(() => '--:'), '--:'],
    ...rows.map(([tool, total]) => [
      tool,
      String(total.right),
      String(total.of),
      share(total),
      share(total.sent),
      ...apis.map((api) => share(total.byApi[api])),
      total.pairs === undefined ? '–' : `${share(total.pairs)} of ${total.pairs.of}`,
    ]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** Says how the table was made. */
export function howMade({ date, seed, played, agreed, browsers, pairs }: Run): string {
  return (
    `Made on ${date} with \`npm run truth:others\` (seed ${seed}): ${played} generated calls were played in ${browsers.join(', ')}, and the ${agreed} on ` +
    `which all three do exactly the same were played again in the tools, against a server that records what arrives. The last column: of ${pairs.played} ` +
    `generated pairs of a request and what servers answer (preflights, redirects, cookies), the ${pairs.agreed} on which Chromium and Firefox do the same ` +
    `(those by \`XMLHttpRequest\` for jsdom), whycors being \`enforceCors\` as \`chromium\`; right is who sends the same messages and gives the page the same status or failure.`
  )
}

const interfaceNames = { fetch: '`fetch`', xhr: '`XMLHttpRequest`', beacon: '`sendBeacon`' }

/** Rounded down, so that 100 means all. */
function share(score: Score | undefined): string {
  return score === undefined || score.of === 0 ? '–' : `${(Math.floor((score.right / score.of) * 1000) / 10).toFixed(1)} %`
}
