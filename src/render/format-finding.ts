import { headerName } from '../diagnose/header-name.ts'
import type { Finding } from '../model/finding.ts'
import type { RewriteRefusal, RewriteStep } from '../model/rewrite.ts'
import { blocking, exempting, notes, preflight, throwing } from '../predict/rules/index.ts'
import { code } from './code.ts'
import type { Line } from './paint.ts'
import { rewriteWords } from './words/rewrite.ts'
import { preflightWaysOut, ruleWords } from './words/rules.ts'

/** What a rule of `predict` or of `rewrite` says. */
export type AnyFinding = Finding | RewriteStep | RewriteRefusal

const anyRuleWords = { ...ruleWords, ...rewriteWords }

/** The sentence of a finding. */
export function findingSays({ rule, subject = '', params }: AnyFinding): string {
  // Numbers and the ids that pick words are for the sentence to read; other texts come from the page.
  const marked = Object.entries(params).map(([name, value]) => [
    name,
    name === 'why' || name === 'engine' || typeof value === 'number' ? value : code(value),
  ])
  const isHeader = /header/.test(rule) && rule !== 'invalid-header'
  return anyRuleWords[rule].says({ subject: code(isHeader ? headerName(subject) : subject), params: Object.fromEntries(marked) })
}

/** The cheapest way out of what a rule says, where there is one of its own: the switch of the library that is at fault, or less to send. */
export function wayOut(finding: AnyFinding): string | undefined {
  const culprit = 'culprit' in finding ? finding.culprit : undefined
  if (culprit !== undefined) return `Most likely ${code(culprit.library)} adds it; its switch: ${code(culprit.switch)}.`
  const words = anyRuleWords[finding.rule]
  return 'wayOut' in words ? words.wayOut : undefined
}

/** All ways out of a preflight, the cheapest first. */
export function waysOut(finding: Finding): string[] {
  const own = wayOut(finding)
  return own === undefined ? [...preflightWaysOut] : [own, ...preflightWaysOut]
}

/** The anchor of the definition that a rule follows. */
export function specOf(id: AnyFinding['rule']): string | undefined {
  return [...throwing, ...blocking, ...exempting, ...preflight, ...notes].find((rule) => rule.id === id)?.spec
}

/** The lines of a finding on its own. */
export function findingLines(finding: AnyFinding): Line[][] {
  const out = wayOut(finding) ?? (preflight.some(({ id }) => id === finding.rule) ? preflightWaysOut[0] : undefined)
  const spec = specOf(finding.rule)
  return [
    [
      { kind: 'title', text: findingSays(finding) },
      ...(out === undefined ? [] : [{ kind: 'text', text: out } as const]),
      ...(spec === undefined ? [] : [{ kind: 'text', label: 'See', text: spec } as const]),
    ],
  ]
}
