import { headerName } from '../diagnose/header-name.ts'
import type { Finding } from '../model/finding.ts'
import { blocking, exempting, notes, preflight, throwing } from '../predict/rules/index.ts'
import { code } from './code.ts'
import type { Line } from './paint.ts'
import { ruleWords } from './words/rules.ts'

/** The sentence of a finding. */
export function findingSays({ rule, subject = '', params }: Finding): string {
  // Numbers and the ids that pick words are for the sentence to read; other texts come from the page.
  const marked = Object.entries(params).map(([name, value]) => [
    name,
    name === 'why' || name === 'engine' || typeof value === 'number' ? value : code(value),
  ])
  const isHeader = /header/.test(rule) && rule !== 'invalid-header'
  return ruleWords[rule].says({ subject: code(isHeader ? headerName(subject) : subject), params: Object.fromEntries(marked) })
}

/** The cheapest way out, where there is one: the switch of the library that is at fault, or what the rule says. */
export function wayOut({ rule, culprit }: Finding): string | undefined {
  if (culprit !== undefined) return `It is known to be added by ${code(culprit.library)}; ${code(culprit.switch)} turns it off.`
  const words = ruleWords[rule]
  return 'wayOut' in words ? words.wayOut : undefined
}

/** The anchor of the definition that a rule follows. */
export function specOf(id: Finding['rule']): string | undefined {
  return [...throwing, ...blocking, ...exempting, ...preflight, ...notes].find((rule) => rule.id === id)?.spec
}

/** The lines of a finding on its own. */
export function findingLines(finding: Finding): Line[][] {
  const out = wayOut(finding)
  const spec = specOf(finding.rule)
  return [
    [
      { kind: 'title', text: findingSays(finding) },
      ...(out === undefined ? [] : [{ kind: 'text', text: out } as const]),
      ...(spec === undefined ? [] : [{ kind: 'text', label: 'See', text: spec } as const]),
    ],
  ]
}
