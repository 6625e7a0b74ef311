import { expect, test } from 'vitest'
import { readmeBudget } from './readme-budget.ts'
import { readReadme, sectionBelow } from './readme-sections.ts'

test('the README shows what a real run with its own set-up says (`npm run docs` writes it anew)', async () => {
  const readme = await readReadme()
  const { budget, preflights } = await readmeBudget()
  expect(preflights).toContain('cheapest way out')
  expect(sectionBelow(readme, '<!-- output: budget -->')).toBe(budget)
  expect(sectionBelow(readme, '<!-- output: preflights -->')).toBe(preflights)
})
