import type { LintedCall } from '../model/linted-call.ts'
import type { Overrun } from '../model/preflight-report.ts'
import { code } from './code.ts'
import { findingSays } from './format-finding.ts'
import { cheapestWaysOut } from './format-prediction.ts'
import { type Line, paint, type RenderTarget } from './paint.ts'

const subjects = {
  perTest: 'This test makes',
  preflights: 'This test brings the file to',
  outside: 'Outside of its tests this file makes',
} satisfies Record<Overrun['limit'], string>

/** Why a test fails that needs more preflights than its budget gives: each call, why, and the way out. */
export function formatOverrun({ limit, allowed, needed, calls }: Overrun, as: RenderTarget = 'text'): string {
  const [first] = calls
  return paint(
    [
      [{ kind: 'title', text: `${subjects[limit]} ${counted(needed)}, and the budget is ${allowed}.` }],
      ...distinct(calls).map(({ call, times }) => callLines(call, times)),
      first === undefined
        ? []
        : [
            {
              kind: 'text',
              label: 'To let one be',
              text: `add ${code(`{ url: '${first.url}', because: '...' }`)} to \`allow\` in the budget of corsLint.`,
            },
          ],
    ],
    as,
  )
}

/** Calls that a reader could not tell apart, once. */
function distinct(calls: readonly LintedCall[]): { call: LintedCall; times: number }[] {
  const found = new Map<string, { call: LintedCall; times: number }>()
  for (const call of calls) {
    const { method, url, at, reasons, oneOf } = call
    const key = JSON.stringify([method, url, at, reasons, oneOf])
    found.set(key, { call, times: (found.get(key)?.times ?? 0) + 1 })
  }
  return [...found.values()]
}

/** A call that needs a preflight, where it was made, why, and the way out. */
function callLines({ method, url, at, reasons, notes, oneOf }: LintedCall, times: number): Line[] {
  return [
    {
      kind: 'text',
      text: `${code(`${method} ${url}`)}${at === undefined ? '' : ` at ${code(at)}`}${times === 1 ? '' : `, ${times} times`}`,
    },
    ...reasons.map((reason): Line => ({ kind: 'text', label: 'Why', text: findingSays(reason) })),
    ...cheapestWaysOut(reasons, notes).map((text): Line => ({ kind: 'text', label: 'Way out', text })),
    ...(oneOf === undefined
      ? []
      : [
          {
            kind: 'text',
            label: 'Which test',
            text: `it cannot be told which of those that ran side by side made it: ${oneOf.map((name) => code(name)).join(', ')}.`,
          } satisfies Line,
        ]),
  ]
}

function counted(count: number): string {
  return count === 1 ? '1 call that needs a preflight' : `${count} calls that need a preflight`
}
