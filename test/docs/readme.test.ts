import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { idSections, readReadme, sectionBelow } from './readme-sections.ts'

const readme = await readReadme()
const blocks = [...readme.matchAll(/(?:^<!-- not run: (.+) -->\n)?^```ts\n([\s\S]*?)^```/gm)].map(([, reason, code]) => ({
  reason,
  code: code ?? '',
}))

describe('the README', () => {
  test.each(Object.keys(idSections))('lists the ids of the code: %s', (comment) => {
    expect(sectionBelow(readme, comment)).toBe(idSections[comment])
  })

  test('has the two lines for a newcomer', () => {
    expect(readme).toContain('npm install && npm run demo\nnpm install && npm test')
  })
})

describe('the code blocks of the README', () => {
  const native = globalThis.fetch
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whycors-readme-'))
    // No network: every call of the examples fails as one to a dead host does.
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    vi.spyOn(console, 'log').mockImplementation(() => {})
  })

  afterAll(async () => {
    vi.restoreAllMocks()
    globalThis.fetch = native
    await rm(folder, { recursive: true, force: true })
  })

  test('there are some', () => {
    expect(blocks.length).toBeGreaterThan(3)
  })

  for (const [index, { code, reason }] of blocks.entries()) {
    test(`block ${index + 1} runs, and prints what its comments say`, async ({ skip }) => {
      if (reason !== undefined) skip(`not run: ${reason}`)
      const printed: unknown[][] = []
      vi.mocked(console.log).mockImplementation((...data) => void printed.push(data))
      await runBlock(code, join(folder, `${index}.mjs`))
      for (const [line, comment] of expectations(code)) {
        const position = logLines(code).indexOf(line)
        expect(printed[position]?.[0], line).toEqual(new Function(`return (${comment})`)())
      }
    })
  }
})

/** Bundles a block with the sources in place of the package, and runs it. */
async function runBlock(code: string, outfile: string): Promise<void> {
  const root = join(import.meta.dirname, '../..')
  const built = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    alias: {
      'whycors/client': join(root, 'src/client.ts'),
      'whycors/server': join(root, 'src/server.ts'),
      whycors: join(root, 'src/index.ts'),
    },
    define: { __WHYCORS_DEVELOPMENT__: 'true' },
  })
  await writeFile(outfile, built.outputFiles[0]?.text ?? '')
  await import(/* @vite-ignore */ outfile)
}

const logLines = (code: string) => code.split('\n').filter((line) => line.trim().startsWith('console.log('))

/** Lines such as `console.log(x) // { a: 1 }`, with the value that the comment promises. */
function expectations(code: string): [line: string, comment: string][] {
  return logLines(code).flatMap((line) => {
    const comment = /\/\/ (['{[\d].*)$/.exec(line)?.[1]
    return comment === undefined ? [] : [[line, comment] as [string, string]]
  })
}
