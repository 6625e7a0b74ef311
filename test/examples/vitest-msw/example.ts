import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type VitestProject, vitestProject } from '../../adapters/testing/support/vitest-project.ts'

const folder = join(import.meta.dirname, '../../../examples/vitest-msw')

/** The files of the example, by their paths in it. */
export async function exampleFiles(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Record<string, string> = {}
  for (const entry of entries) {
    if (!entry.isFile() || entry.parentPath.includes('node_modules')) continue
    const path = join(entry.parentPath, entry.name)
    files[path.slice(folder.length + 1).replaceAll('\\', '/')] = await readFile(path, 'utf8')
  }
  return files
}

/** A copy of the example, as a project of its own. */
export async function copyOfExample(
  changes: (files: Record<string, string>) => Record<string, string> = () => ({}),
): Promise<VitestProject> {
  const files = await exampleFiles()
  const { 'vitest.config.ts': config = '', ...others } = files
  return vitestProject({
    ...others,
    ...changes(files),
    'example.config.ts': config,
    'vitest.config.ts': `
      import { mergeConfig } from 'vitest/config'
      import example from './example.config.ts'
      import sources from './sources.config.ts'
      const whycors = [{ find: /^whycors$/, replacement: ${JSON.stringify(join(folder, '../../src/index.ts'))} }]
      export default mergeConfig(mergeConfig(sources, { resolve: { alias: whycors } }), example)
    `,
  })
}

/** What vitest says where a call brings a header that the API does not allow: an hour after somebody added tracing. */
export async function redRun(): Promise<{ code: number; message: string }> {
  const project = await copyOfExample((files) => ({
    'src/orders.ts': (files['src/orders.ts'] ?? '').replace(
      "'Content-Type': 'application/json' }",
      "'Content-Type': 'application/json', traceparent: '00-1' }",
    ),
  }))
  try {
    const { code, output } = await project.run('src/orders.test.ts')
    return { code, message: /^ FAIL .*\n[\s\S]*?(?=\n⎯)/m.exec(output)?.[0]?.trim() ?? output }
  } finally {
    await project.remove()
  }
}
