import { causesByStage } from '../../model/cause.ts'
import { blocking, exempting, notes, preflight, throwing } from '../../predict/rules/index.ts'
import { type PageId, pages } from './pages/index.ts'
import type { Page } from './pages/page.ts'

/** Lines are no longer than this. */
const width = 80

/** What `whycors explain` prints: the page of an id, or the list of all; a problem is one sentence for the person who typed it. */
export function explainId(
  { id, json }: { id?: string; json: boolean },
  colours: boolean,
): { text: string } | { problem: string } {
  if (id === undefined) return { text: json ? asJson(pages) : listOfPages(colours) }
  const found = pageIdOf(id)
  if (found === undefined) return { problem: `No rule and no cause is called "${id}". Near are ${nearest(id).join(', ')}.` }
  return { text: json ? asJson({ id: found, ...pages[found] }) : pageText(found, pages[found], colours) }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

const allIds = Object.keys(pages) as PageId[]

/** Chromium's own spelling, as DevTools and its protocol have it, is understood too: `MissingAllowOriginHeader`. */
function pageIdOf(text: string): PageId | undefined {
  const wanted = text.replace(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase()
  return allIds.find((id) => id === wanted)
}

/** The three ids that differ least from what was typed; those that hold it come first. */
function nearest(text: string): PageId[] {
  const wanted = text.toLowerCase().slice(0, 100)
  const distance = (id: PageId) => (wanted.length > 2 && id.includes(wanted) ? 0 : editDistance(wanted, id))
  return allIds
    .map((id) => ({ id, distance: distance(id) }))
    .sort((a, b) => a.distance - b.distance || a.id.length - b.id.length)
    .slice(0, 3)
    .map(({ id }) => id)
}

/** How many letters have to be put in, taken out or changed. */
function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[other.length] ?? 0
}

function listOfPages(colours: boolean): string {
  const strong = emphasis(colours)
  const longest = Math.max(...allIds.map((id) => id.length))
  const group = (title: string, ids: readonly PageId[]) =>
    [strong(title), ...ids.map((id) => `  ${id.padEnd(longest)}  ${pages[id].title}`)].join('\n')
  const causes: ReadonlySet<string> = new Set(Object.values(causesByStage).flat())
  const groups = [
    ...Object.entries(causesByStage).map(([stage, ids]) => group(`Causes: ${stageNames[stage] ?? stage}`, ids)),
    ...Object.entries(rules).map(([effect, ids]) =>
      group(
        `Rules: ${effect}`,
        ids.filter((id) => !causes.has(id)),
      ),
    ),
  ]
  return `${groups.join('\n\n')}\n`
}

/** Ids of rules by what they do. Those by which a call fails are causes as well, all but a few, and are listed there. */
const rules: Record<string, readonly PageId[]> = {
  'nothing is sent': [...throwing, ...blocking].map(({ id }) => id),
  'CORS does not ask': exempting.map(({ id }) => id),
  'a preflight goes first': preflight.map(({ id }) => id),
  'worth knowing': notes.map(({ id }) => id),
}

/** `network` is two stages. */
const stageNames: Record<string, string> = { network: 'unreachable (the host), path (only this URL)' }

function pageText(id: PageId, page: Page, colours: boolean): string {
  const strong = emphasis(colours)
  const part = (title: string, body: string) => `${strong(title)}\n${body}`
  const parts = [
    `${strong(id)} (${kindOf(id)})\n${wrap(page.title)}`,
    part('What happened', wrap(page.happened)),
    part('How a browser decides', wrap(page.decides)),
    part('In the developer tools', wrap(page.looks)),
    part(page.fixes.length > 1 ? 'Fixes' : 'Fix', page.fixes.map((fix) => wrap(fix, '- ', '  ')).join('\n')),
    ...(page.lines === undefined ? [] : [page.lines.map((line) => `    ${line}`).join('\n')]),
    `See ${page.spec}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function kindOf(id: PageId): string {
  const stage = Object.entries(causesByStage).find(([, ids]) => (ids as readonly string[]).includes(id))?.[0]
  const kinds = [
    ...(Object.values(rules).some((list) => list.includes(id)) ? ['a rule'] : []),
    ...(stage === undefined ? [] : [`a cause, stage ${stageNames[stage] ?? stage}`]),
  ]
  return kinds.join(' and ')
}

function wrap(text: string, first = '', indent = ''): string {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const isStart = line === first || line === indent
    if (!isStart && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line += isStart ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}

function emphasis(colours: boolean): (text: string) => string {
  return (text) => (colours ? `\x1b[1m${text}\x1b[22m` : text)
}
