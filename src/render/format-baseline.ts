import type { BaselineChange } from '../model/preflight-report.ts'
import { code } from './code.ts'
import { findingSays } from './format-finding.ts'
import { cheapestWaysOut } from './format-prediction.ts'
import { type Line, paint, type RenderTarget } from './paint.ts'

/**
 * What became of a baseline.
 * - `refused`: there is something new, and the run fails
 * - `written`: the file is new, or was written again because somebody said so
 * - `shrunk`: only what is gone was taken out
 * - `kept`: the file stays as it is
 * - `awaited`: there is no file, and a run of some tests, or with a failure, makes none
 */
export type BaselineOutcome = 'refused' | 'written' | 'shrunk' | 'kept' | 'awaited'

/** What a run means for the baseline of preflights; empty where there is nothing to say. */
export function formatBaseline(
  file: string,
  { fresh, gone }: BaselineChange,
  outcome: BaselineOutcome,
  as: RenderTarget = 'text',
): string {
  const name = code(file)
  const goneLines = gone.map(
    ({ endpoint, rule, subject }): Line => ({
      kind: 'item',
      text: `${code(endpoint)}: ${code(rule)}${subject === undefined ? '' : ` ${code(subject)}`}`,
    }),
  )
  const blocks: Line[][] = []
  if (outcome === 'refused') {
    blocks.push([
      {
        kind: 'title',
        text: `${counted(fresh.length, 'reason')} for a preflight ${fresh.length === 1 ? 'is' : 'are'} not in the baseline ${name}, so the run fails.`,
      },
    ])
    for (const { entry, call } of fresh) {
      const finding = call.reasons.find(({ rule, subject }) => rule === entry.rule && subject === entry.subject)
      const [out] = cheapestWaysOut(call.reasons, call.notes)
      blocks.push([
        { kind: 'text', text: `${code(entry.endpoint)}${call.at === undefined ? '' : ` at ${code(call.at)}`}` },
        ...(call.test === undefined ? [] : [{ kind: 'text', label: 'Test', text: code(call.test) } satisfies Line]),
        ...(finding === undefined ? [] : [{ kind: 'text', label: 'Why', text: findingSays(finding) } satisfies Line]),
        ...(out === undefined ? [] : [{ kind: 'text', label: 'Way out', text: out } satisfies Line]),
      ])
    }
    blocks.push([
      { kind: 'text', label: 'To accept them', text: 'run all tests with `vitest run --update`, and commit the file.' },
    ])
  } else if (outcome === 'written') {
    blocks.push([
      {
        kind: 'text',
        text: `The baseline ${name} was written: ${counted(fresh.length, 'reason')} came, ${gone.length} went. Commit it.`,
      },
    ])
  } else if (outcome === 'shrunk') {
    blocks.push([
      {
        kind: 'text',
        text: `The baseline ${name} shrank, since ${counted(gone.length, 'reason')} for a preflight ${gone.length === 1 ? 'is' : 'are'} gone. Commit it.`,
      },
      ...goneLines,
    ])
  }
  if (outcome === 'awaited')
    blocks.push([{ kind: 'text', text: `There is no baseline ${name} yet. A run of all tests in which none fails writes it.` }])
  if ((outcome === 'kept' || outcome === 'refused') && gone.length > 0) {
    blocks.push([
      {
        kind: 'text',
        text: `${counted(gone.length, 'reason')} in the baseline ${name} ${gone.length === 1 ? 'was' : 'were'} not met. A run of all tests, outside of CI, takes such entries out.`,
      },
      ...goneLines,
    ])
  }
  return paint(blocks, as)
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
