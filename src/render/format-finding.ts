import { headerName } from '../diagnose/header-name.ts'
import type { Finding } from '../model/finding.ts'
import type { RewriteRefusal, RewriteStep } from '../model/rewrite.ts'
import { code } from './code.ts'
import type { Line } from './paint.ts'
import { rewriteWords } from './words/rewrite.ts'
import { preflightWaysOut, type RuleWords, ruleWords } from './words/rules.ts'

/** Anchors that name no other standard are of this one. */
export const fetchStandard = 'https://fetch.spec.whatwg.org/#'

/** What a rule of `predict` or of `rewrite` says. */
export type AnyFinding = Finding | RewriteStep | RewriteRefusal

const wordsOf = (id: AnyFinding['rule']): RuleWords =>
  (ruleWords as Partial<Record<string, RuleWords>>)[id] ?? rewriteWords[id as keyof typeof rewriteWords]

/** The sentence of a finding. */
export function findingSays({ rule, subject = '', params }: AnyFinding): string {
  // Numbers and the ids that pick words are for the sentence to read; other texts come from the page.
  const marked = Object.entries(params).map(([name, value]) => [
    name,
    name === 'why' || name === 'engine' || typeof value === 'number' ? value : code(value),
  ])
  const isHeader = /header/.test(rule) && rule !== 'invalid-header'
  return wordsOf(rule).says({ subject: code(isHeader ? headerName(subject) : subject), params: Object.fromEntries(marked) })
}

/** The cheapest way out of what a rule says, where there is one of its own: the switch of the library that is at fault, or less to send. */
export function wayOut(finding: AnyFinding): string | undefined {
  const culprit = 'culprit' in finding ? finding.culprit : undefined
  if (culprit !== undefined) return `Most likely it comes from ${code(culprit.library)} (its switch: ${code(culprit.switch)}).`
  return wordsOf(finding.rule).wayOut
}

/** All ways out of a preflight, the cheapest first. */
export function waysOut(finding: Finding): string[] {
  const own = wayOut(finding)
  return own === undefined ? [...preflightWaysOut] : [own, ...preflightWaysOut]
}

/** A link to the definition that a rule follows. */
export function specOf(id: AnyFinding['rule']): string | undefined {
  const { spec } = wordsOf(id)
  return spec === undefined || spec.includes(':') ? spec : fetchStandard + spec
}

/** The lines of a finding on its own. */
export function findingLines(finding: AnyFinding): Line[][] {
  const out = wayOut(finding) ?? (wordsOf(finding.rule).asksForLeave ? preflightWaysOut[0] : undefined)
  const spec = specOf(finding.rule)
  return [
    [
      { kind: 'title', text: findingSays(finding) },
      ...(out === undefined ? [] : [{ kind: 'text', text: out } as const]),
      ...(spec === undefined ? [] : [{ kind: 'text', label: 'See', text: spec } as const]),
    ],
  ]
}
