import { afterAll } from 'vitest'
import type { PreflightReport } from '../../../../src/model/preflight-report.ts'
import { type VitestProject, type VitestRun, vitestProject } from './vitest-project.ts'

/** A set-up file that mocks the API and lints. */
export const lintSetup = (options: string, more = '') => `
import { afterAll, beforeAll } from 'vitest'
import { corsLint } from 'whycors/testing'
import { server } from './server.ts'
beforeAll(() => server.listen())
afterAll(() => server.close())
${more}
corsLint({ server, origin: 'https://app.example.com', ${options} })
`

const open: VitestProject[] = []

/** Runs a project of its own, once; it is removed when the test file is done. */
export async function playLinted(
  files: Record<string, string>,
  test?: string,
  ...args: string[]
): Promise<{ run: VitestRun; report: PreflightReport; json: string }> {
  const project = await vitestProject(files, { json: 'report.json' }, test)
  open.push(project)
  const run = await project.run(...args)
  const json = (await project.read('report.json')) ?? '{}'
  return { run, report: JSON.parse(json) as PreflightReport, json }
}

afterAll(async () => {
  await Promise.all(open.map((project) => project.remove()))
})
