import { expect, test } from 'vitest'
import { readReadme, sectionBelow } from '../../docs/readme-sections.ts'
import { copyOfExample, exampleFiles, redRun } from './example.ts'

test('the example is green', async () => {
  const project = await copyOfExample()
  try {
    const { code, output } = await project.run()
    expect(output).toMatch(/Tests\s+6 passed \(6\)/)
    expect(code).toBe(0)
  } finally {
    await project.remove()
  }
})

test('the example is red once a call brings a header that the API does not allow, and says which; the README shows it', async () => {
  const { code, message } = await redRun()
  expect(code).toBe(1)
  expect(message).toContain('header-disallowed-by-preflight-response')
  // `npm run docs` writes it anew.
  expect(sectionBelow(await readReadme(), '<!-- output: red test -->')).toBe(message)
})

test('the README shows the set-up of the example', async () => {
  const { 'vitest.setup.ts': setup = '' } = await exampleFiles()
  expect(await readReadme()).toContain(`// vitest.setup.ts, of examples/vitest-msw\n${setup}\`\`\``)
})
