import { join } from 'node:path'
import ts from 'typescript'
import ts59 from 'typescript59'
import { describe, expect, test } from 'vitest'
import { compile, compilers } from './support/compile.ts'

const contract = `
import { createClient, defineApi, endpoint, type PreflightOf } from '#client'
import { z } from '#zod'
const User = z.object({ id: z.number(), name: z.string() })
const api = defineApi({
  getUser: endpoint.get('/users/:id', { response: User }),
  saveUser: endpoint.put('/users/:id', { body: z.object({ name: z.string() }), response: User, headers: { 'If-Match': z.string() } }),
  ping: endpoint.get('/ping'),
})
const client = createClient(api, { baseUrl: 'https://api.example.com' })
`
const root = join(import.meta.dirname, '../..')
const written = (source: string) =>
  source.replace('#client', join(root, 'src/client.ts')).replace('#zod', join(root, 'node_modules/zod/index.js'))

/** What an editor shows where the mark /*|*\/ stands: the text of the hover, or the names of the completion. */
function editor(compiler: typeof ts, marked: string): { hover: string; names: string[] } {
  const file = join(root, 'test/client/shown.ts')
  const source = written(contract + marked)
  const position = source.indexOf('/*|*/')
  const text = source.replace('/*|*/', '')
  const options = compiler.parseJsonConfigFileContent(
    compiler.readConfigFile(join(root, 'tsconfig.json'), compiler.sys.readFile).config,
    compiler.sys,
    root,
  ).options
  const service = compiler.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = name === file ? text : compiler.sys.readFile(name)
      return content === undefined ? undefined : compiler.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: compiler.getDefaultLibFilePath,
    fileExists: (name) => name === file || compiler.sys.fileExists(name),
    readFile: (name) => (name === file ? text : compiler.sys.readFile(name)),
    readDirectory: compiler.sys.readDirectory,
    directoryExists: compiler.sys.directoryExists,
    getDirectories: compiler.sys.getDirectories,
  })
  const info = service.getQuickInfoAtPosition(file, position)
  const names = service.getCompletionsAtPosition(file, position, {})?.entries.map(({ name }) => name) ?? []
  return { hover: compiler.displayPartsToString(info?.displayParts ?? []), names }
}

describe.each([
  ['TypeScript 6', ts],
  ['TypeScript 5.9', ts59 as unknown as typeof ts],
])('an editor with %s', (_, compiler) => {
  test('shows the parameters of a call and what it gives', () => {
    const { hover } = editor(
      compiler,
      "client./*|*/saveUser({ params: { id: 1 }, body: { name: '' }, headers: { 'If-Match': '' } })",
    )
    const line = hover.replace(/\s+/g, ' ')
    expect(line).toContain(
      "params: { id: string | number; }; body: { name: string; }; headers: { 'If-Match': string; }".replaceAll("'", '"'),
    )
    expect(line).toMatch(/Promise<\{ id: number; name: string; }>/)
    expect(line).not.toMatch(/ZodObject|Endpoint<|infer|extends|PayloadInput|FieldsInput|Flat/)
    expect(line.length).toBeLessThan(700)
  })

  test('shows the value of a call plainly', () => {
    expect(editor(compiler, 'const /*|*/user = await client.getUser({ params: { id: 1 } })').hover.replace(/\s+/g, ' ')).toBe(
      'const user: { id: number; name: string; }',
    )
    expect(editor(compiler, 'type /*|*/Needs = PreflightOf<typeof api.ping>').hover.replace(/\s+/g, ' ')).toBe(
      'type Needs = { preflight: false; reasons: never; }',
    )
  })

  test('completes endpoints, and what a call of one takes first of all', () => {
    expect(editor(compiler, 'client./*|*/').names).toEqual(['getUser', 'ping', 'saveUser', '$ky'].sort())
    const { names } = editor(compiler, 'client.saveUser({ params: { /*|*/ } })')
    expect(names).toEqual(['id'])
    expect(editor(compiler, 'client.saveUser({ /*|*/ })').names).toEqual(
      expect.arrayContaining(['params', 'body', 'headers', 'signal', 'timeout', 'retry']),
    )
    expect(editor(compiler, 'client.saveUser({ /*|*/ })').names).not.toContain('searchParams')
  })
})

describe.each(compilers)("the error of preflight: 'forbid' in %s", (compiler) => {
  test('names endpoint, rule and subject', { timeout: 60_000 }, async () => {
    const said = await compile(
      compiler,
      written(
        `${contract}\ncreateClient(api, { baseUrl: 'https://api.example.com', preflight: 'forbid' })\nexport type Needs = PreflightOf<typeof api.ping>`,
      ),
    )
    expect(said).toContain(`Type '"forbid"' is not assignable to type`)
    for (const reason of [
      'method-not-safelisted: PUT',
      'content-type-not-safelisted: content-type',
      'header-not-safelisted: if-match',
    ])
      expect(said).toContain(`"saveUser needs a preflight: ${reason}"`)
    expect(said).not.toContain('getUser')
  })

  test('the type tests hold', { timeout: 120_000 }, async () => {
    expect(await compile(compiler, `import '#root/test/types/client.test-d.ts'`)).toBe('')
  })
})
