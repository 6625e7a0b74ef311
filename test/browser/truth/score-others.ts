/**
 * Asks happy-dom, jsdom and the helper of blog posts what this library predicts: does a preflight go first, does the call go out without one, or is
 * nothing sent? The truth is what Chromium, Firefox and WebKit do, for the generated calls on which all of them do exactly the same.
 *
 * And: what comes of a call where servers answer as they like (test/browser/enforce)? The truth is what Chromium and Firefox do.
 *
 *   node test/browser/truth/score-others.ts [--count 1500] [--seed 1] [--pairs 400] [--write]
 *
 * A tool that throws, refuses, never answers or cannot even make the call has sent nothing: that is wrong only where the browsers do otherwise.
 * Interfaces that a tool does not have do not count. --write puts the table into the README.
 */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readmePath, readReadme, withSection } from '../../docs/readme-sections.ts'
import { scorePairs } from '../enforce/score-pairs.ts'
import { type Api, apis } from './call.ts'
import { agreedCalls } from './others/agreed-calls.ts'
import { type Answer, answerOf } from './others/answer.ts'
import { blogPostAnswer } from './others/blog-post-helper.ts'
import { mistakes } from './others/mistakes.ts'
import { playInTool } from './others/play-in-tool.ts'
import { score, type ToolScore } from './others/score.ts'
import { howMade, othersTable } from './others/table.ts'
import { toolScript } from './others/tool-script.ts'
import type { ToolName } from './others/tool-windows.ts'
import { sampleCalls } from './sample-calls.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    pairs: { type: 'string', default: '400' },
    write: { type: 'boolean', default: false },
  },
})
const count = Number(values.count)
const seed = Number(values.seed)
const progress = (line: string) => console.error(line)
const placeholders = { api: 'http://127.0.0.1:4001', own: 'http://127.0.0.1:4000' }

// The tools know no sandboxed page, and no certificate of our own: calls of plain pages are compared.
const calls = sampleCalls(count * 2, seed, apis)
  .filter(({ page }) => page === undefined)
  .slice(0, count)
const { browsers, scored, own } = await agreedCalls(calls, progress)
const agreed = scored.map(({ call }) => call)

const scores: Record<string, ToolScore> = {}
const add = (tool: string, answers: readonly (Answer | null)[], has: readonly Api[]) => {
  scores[tool] = score(scored, answers, has)
  console.log([tool, ...mistakes(scored, answers, has)].join('\n'))
}
add('whycors, engine `standard`', own, apis)
add(
  'helper of a blog post',
  agreed.map((call) => blogPostAnswer(call, place('{own}/page'), place)),
  ['fetch', 'xhr'],
)
const script = await toolScript()
const interfaces: [ToolName, readonly Api[]][] = [
  ['happy-dom', apis],
  ['jsdom', ['xhr']],
]
for (const [tool, has] of interfaces) {
  const verdicts = await playInTool(
    tool,
    script,
    agreed.filter(({ api }) => has.includes(api)),
    progress,
  )
  const inOrder = verdicts.values()
  add(
    `${tool} ${versionOf(tool)}`,
    agreed.map(({ api }) => (has.includes(api) ? answerOf(inOrder.next().value ?? '') : null)),
    has,
  )
}

const pairs = await scorePairs(Number(values.pairs), seed, progress)
for (const [tool, { right, outcomes, of }] of Object.entries(pairs.scores)) {
  console.log(`${tool}: ${right} of ${of} pairs right; ${outcomes} with the right outcome`)
  const [row] = Object.entries(scores).flatMap(([name, total]) => (name.startsWith(tool) ? [total] : []))
  if (row !== undefined) row.pairs = { right, of }
}

const table = othersTable(scores)
const date = new Date().toISOString().slice(0, 10)
const made = howMade({ date, seed, played: calls.length, agreed: agreed.length, browsers, pairs })
console.log(`\n${table}\n\n${made}`)
if (values.write) {
  const readme = withSection(await readReadme(), '<!-- table: others -->', table)
  await writeFile(readmePath, withSection(readme, '<!-- made: others -->', made))
}

/** The helper only parses URLs: any other place does. */
function place(url: string): string {
  const hosts: Record<string, string> = {
    ...placeholders,
    apiHost: '127.0.0.1:4001',
    apiLocalhost: 'http://localhost:4001',
    apiIpv6: 'http://[::1]:4001',
    ownHost: '127.0.0.1:4000',
    ownLocalhost: 'http://localhost:4000',
    ownIpv6: 'http://[::1]:4000',
    blob: 'blob:http://127.0.0.1:4000/x',
    id: 'x',
  }
  return url.replace(/\{(\w+)\}/g, (all, name: string) => hosts[name] ?? all)
}

function versionOf(tool: ToolName): string {
  const path = join(import.meta.dirname, '../../../node_modules', tool, 'package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
