import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** The compilers that the types are held against, by the folder of the package. */
export const compilers = ['typescript7', 'typescript59'] as const

/** What a compiler has against a source; `#client` in it stands for the entry. Empty: nothing. */
export async function compile(compiler: (typeof compilers)[number], source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'whycors-types-'))
  const lines = source.split('\n')
  try {
    await writeFile(
      join(folder, 'source.ts'),
      source.replaceAll('#client', join(root, 'src/client.ts')).replaceAll('#root', root),
    )
    const options = {
      rootDir: '/',
      typeRoots: [join(root, 'node_modules/@types')],
      types: ['node'],
      noUnusedLocals: false,
      noErrorTruncation: true,
      rewriteRelativeImportExtensions: false,
    }
    const config = { extends: join(root, 'tsconfig.json'), compilerOptions: options, include: ['source.ts'], exclude: [] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const arguments_ = [join(root, 'node_modules', compiler, 'bin/tsc'), '-p', folder]
    const output = await new Promise<string>((resolve) => {
      execFile(process.execPath, arguments_, { maxBuffer: 2 ** 26 }, (_, written) => resolve(written))
    })
    return output.replace(/^.*source\.ts\((\d+),.*$/gm, (message, line) => `${message}\n  ${lines[line - 2]}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
