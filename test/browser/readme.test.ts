import { expect, test } from 'vitest'
import { readmeOutput } from '../docs/readme-output.ts'
import { readReadme, sectionBelow } from '../docs/readme-sections.ts'
import { browsersToTest } from './support/browsers-to-test.ts'

const chromium = browsersToTest().find(({ name }) => name === 'chromium')

test('the README opens with what whycors really says (`npm run docs` writes it anew)', async ({ skip }) => {
  if (chromium === undefined) skip('the README shows Chromium, which is not among the browsers of this run')
  if (chromium?.skipReason !== undefined) skip(chromium.skipReason)
  const readme = await readReadme()
  const { page, command } = await readmeOutput()
  expect(sectionBelow(readme, '<!-- output: page -->')).toBe(page)
  expect(sectionBelow(readme, '<!-- output: command -->')).toBe(command)
})
