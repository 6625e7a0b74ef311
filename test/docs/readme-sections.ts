import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { causesByStage } from '../../src/model/cause.ts'
import * as rules from '../../src/predict/rules/index.ts'

export const readmePath = join(import.meta.dirname, '../../README.md')

export const readReadme = () => readFile(readmePath, 'utf8')

const code = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(' ')

const ruleGroups: [string, readonly { id: string }[]][] = [
  ['the call throws', rules.throwing],
  ['nothing is sent', rules.blocking],
  ['CORS does not ask', rules.exempting],
  ['a preflight goes first', rules.preflight],
  ['worth knowing', rules.notes],
]

/** The sections of the README that follow from the code, by the comment that stands above each. */
export const idSections: Record<string, string> = {
  '<!-- ids: rules -->': table(
    'outcome',
    'rules',
    ruleGroups.map(([title, group]) => [title, code(group.map(({ id }) => id))]),
  ),
  '<!-- ids: causes -->': table(
    'stage',
    'causes',
    Object.entries(causesByStage).map(([stage, ids]) => [stageName(stage), code(ids)]),
  ),
}

function stageName(stage: string): string {
  return stage === 'network' ? 'unreachable (the host), path (only this URL)' : stage
}

function table(left: string, right: string, rows: readonly (readonly string[])[]): string {
  return [[left, right], ['---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** What stands in the README below a comment, up to the next empty line or, for a code block, its end. */
export function sectionBelow(readme: string, comment: string): string {
  const start = readme.indexOf(comment)
  if (start < 0) throw new Error(`The README has no line ${comment}`)
  const rest = readme.slice(start + comment.length).replace(/^\n/, '')
  if (rest.startsWith('```')) return /^```\w*\n([\s\S]*?)```/.exec(rest)?.[1]?.replace(/\n$/, '') ?? ''
  return rest.split('\n\n', 1)[0] ?? ''
}

/** The README with another text below a comment. */
export function withSection(readme: string, comment: string, text: string): string {
  const start = readme.indexOf(comment)
  const before = readme.slice(0, start + comment.length)
  const rest = readme.slice(start + comment.length).replace(/^\n/, '')
  const isBlock = rest.startsWith('```')
  const old = isBlock
    ? (/^```\w*\n[\s\S]*?```/.exec(rest)?.[0] ?? '')
    : rest.startsWith('\n')
      ? ''
      : (rest.split('\n\n', 1)[0] ?? '')
  const fresh = isBlock ? `\`\`\`text\n${text}\n\`\`\`` : old === '' ? `${text}\n` : text
  return `${before}\n${fresh}${rest.slice(old.length)}`
}
