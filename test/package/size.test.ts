import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { root } from './support/packed.ts'

/** Bytes, minified and gzipped, of what an app pays for this import in production. */
async function sizeOf(source: string): Promise<number> {
  const built = await build({
    stdin: { contents: source.replace("'whycors'", `'${join(root, 'dist/index.js')}'`), resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  })
  return gzipSync(built.outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length
}

test.each([
  ["import { createFetch } from 'whycors'; globalThis.f = createFetch({ onDiagnosis: console.log })", 6],
  ["import * as whycors from 'whycors'; globalThis.w = whycors", 20],
])('%s weighs at most %i kB', async (source, limit) => {
  const size = await sizeOf(source)
  console.log(`${(size / 1000).toFixed(2)} kB min+gzip of ${limit}: ${source}`)
  expect(size).toBeGreaterThan(500)
  expect(size).toBeLessThanOrEqual(limit * 1000)
})
