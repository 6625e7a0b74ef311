import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../../../..')

/** What a run of vitest came to. */
export interface VitestRun {
  /** Exit code. */
  code: number
  /** Both streams, without colours. */
  output: string
  /** What the reporter of whycors printed. Empty: it printed nothing. */
  report: string
}

/** A project of its own, in a temporary folder, with the dependencies of this one and whycors from its sources. */
export interface VitestProject {
  /** Absolute. */
  folder: string
  run(...args: string[]): Promise<VitestRun>
  runInCi(...args: string[]): Promise<VitestRun>
  /** Undefined where there is no such file. */
  read(file: string): Promise<string | undefined>
  write(files: Record<string, string>): Promise<void>
  remove(): Promise<void>
}

/** The API that the projects call, as MSW mocks it. */
const server = `
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
export const server = setupServer(
  http.all('https://api.example.com/*', () => HttpResponse.json({ ok: true }, { headers: { 'X-Total-Count': '3', 'X-Unread': '1', 'Content-Type': 'application/json' } })),
  http.all('https://other.example.com/*', () => HttpResponse.json({ ok: true }, { headers: { 'ETag': '"1"' } })),
  http.all('https://app.example.com/*', () => HttpResponse.json({ ok: true })),
)
`

/** Makes a project. `reporter` are the options of the reporter; null: without it. */
export async function vitestProject(
  files: Record<string, string>,
  reporter: object | null = {},
  test = '',
): Promise<VitestProject> {
  const folder = await mkdtemp(join(tmpdir(), 'whycors-vitest-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const source = (file: string) => JSON.stringify(join(root, 'src', file))
  const reporters = reporter === null ? "['default']" : `['default', ['whycors/testing/reporter', ${JSON.stringify(reporter)}]]`
  const write = async (more: Record<string, string>) => {
    for (const [file, text] of Object.entries(more)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
  }
  await write({
    'package.json': '{ "type": "module", "private": true }',
    'sources.config.ts': `
      export default {
        define: { __WHYCORS_DEVELOPMENT__: 'false' },
        resolve: {
          alias: {
            'whycors/testing/reporter': ${source('testing-reporter.ts')},
            'whycors/testing': ${source('testing.ts')},
            'whycors/msw': ${source('msw.ts')},
          },
        },
      }`,
    'vitest.config.ts': `
      import { mergeConfig } from 'vitest/config'
      import sources from './sources.config.ts'
      export default mergeConfig(sources, { test: { setupFiles: ['./setup.ts'], reporters: ${reporters}, ${test} } })`,
    'server.ts': server,
    ...files,
  })
  const run = (args: string[], env: Record<string, string>): Promise<VitestRun> =>
    new Promise((resolve) => {
      const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1', ...env }, timeout: 120_000 }
      const vitest = join(root, 'node_modules/vitest/vitest.mjs')
      execFile(process.execPath, [vitest, 'run', ...args], options, (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
        const start = stdout.search(/^(?:\d+ of \d+ calls? across|No call crossed|No preflights are known)/m)
        resolve({ code, output, report: start < 0 ? '' : stdout.slice(start).trimEnd() })
      })
    })
  return {
    folder,
    // Vitest takes any CI for one; what these projects mean is said by CI alone.
    run: (...args) => run(args, { CI: '', GITHUB_ACTIONS: '' }),
    runInCi: (...args) => run(args, { CI: 'true' }),
    read: async (file) => (existsSync(join(folder, file)) ? readFile(join(folder, file), 'utf8') : undefined),
    write,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
