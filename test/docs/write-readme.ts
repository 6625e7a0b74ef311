/** Writes the parts of the README that follow from the code and from real runs: `npm run docs`. */
import { writeFile } from 'node:fs/promises'
import { redRun } from '../examples/vitest-msw/example.ts'
import { readmeBudget } from './readme-budget.ts'
import { readmeOutput } from './readme-output.ts'
import { idSections, readmePath, readReadme, withSection } from './readme-sections.ts'

const { page, command } = await readmeOutput()
const { budget, preflights } = await readmeBudget()
const { message: red } = await redRun()
let readme = await readReadme()
for (const [comment, text] of Object.entries(idSections)) readme = withSection(readme, comment, text)
readme = withSection(readme, '<!-- output: page -->', page)
readme = withSection(readme, '<!-- output: command -->', command)
readme = withSection(readme, '<!-- output: red test -->', red)
readme = withSection(readme, '<!-- output: budget -->', budget)
readme = withSection(readme, '<!-- output: preflights -->', preflights)
await writeFile(readmePath, readme)
