import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../../..')

/**
 * Bundles a script for a page, in memory. The source is read as a TypeScript file in the root of the project:
 * it imports `./src/index.ts`.
 */
export async function bundleForPage(
  entrySource: string,
  options: { development?: boolean; format?: 'iife' | 'esm' } = {},
): Promise<string> {
  const built = await build({
    stdin: { contents: entrySource, resolveDir: root, loader: 'ts', sourcefile: 'page-entry.ts' },
    bundle: true,
    write: false,
    format: options.format ?? 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { __WHYCORS_DEVELOPMENT__: String(options.development ?? true) },
    logLevel: 'silent',
  })
  const file = built.outputFiles[0]
  if (file === undefined) throw new Error('esbuild wrote nothing.')
  return file.text
}
