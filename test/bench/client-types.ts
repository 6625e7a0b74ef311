/**
 * What the types of the client cost: a contract of 200 endpoints with a call of each, against the same 200 functions typed by hand.
 * `node test/bench/client-types.ts [rounds]`; it prints the medians of that many checks (5) and their ratio, for both compilers, in one run.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')
const count = 200
const rounds = Number(process.argv[2] ?? 5)

const each = (line: (n: number) => string) => Array.from({ length: count }, (_, n) => line(n)).join('\n')
const schemas = `import { z } from '${root}/node_modules/zod/index.js'
${each((n) => `const In${n} = z.object({ name: z.string(), age: z.number(), f${n}: z.boolean() })\nconst Out${n} = z.object({ id: z.number(), name: z.string(), f${n}: z.boolean() })`)}`
const calls = each(
  (n) =>
    `export const r${n} = await client.save${n}({ params: { id: ${n} }, body: { name: 'a', age: 1, f${n}: true } })\nexport const s${n}: string = r${n}.name`,
)

const sources = {
  'by contract': `${schemas}
import { createClient, defineApi, endpoint } from '${root}/src/client.ts'
const api = defineApi({
${each((n) => `save${n}: endpoint.put('/things${n}/:id', { body: In${n}, response: Out${n} }),`)}
})
const client = createClient(api, { baseUrl: 'https://api.example.com' })
${calls}`,
  // ky and the entry are imported, so that reading them does not count.
  'by hand': `${schemas}
import ky, { type Options } from 'ky'
export { createClient } from '${root}/src/client.ts'
const http = ky.create({ prefix: 'https://api.example.com' })
const client = {
${each(
  (
    n,
  ) => `async save${n}({ params, body, ...options }: { params: { id: string | number }; body: z.input<typeof In${n}> } & Omit<Options, 'body'>): Promise<z.output<typeof Out${n}>> {
  return http.put(\`things${n}/\${params.id}\`, { ...options, json: In${n}.parse(body) }).json(Out${n})
},`,
)}
}
${calls}`.replace("'ky'", `'${root}/node_modules/ky/distribution/index.js'`),
}

const folder = await mkdtemp(join(tmpdir(), 'whycors-types-'))
try {
  for (const compiler of ['typescript7', 'typescript59']) {
    const times: Record<string, number[]> = {}
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, source] of Object.entries(sources)) {
        await writeFile(join(folder, 'source.ts'), source)
        const options = {
          rootDir: '/',
          typeRoots: [join(root, 'node_modules/@types')],
          types: ['node'],
          rewriteRelativeImportExtensions: false,
          noUnusedLocals: false,
        }
        await writeFile(
          join(folder, 'tsconfig.json'),
          JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions: options, include: ['source.ts'], exclude: [] }),
        )
        const started = performance.now()
        await promisify(execFile)(process.execPath, [join(root, 'node_modules', compiler, 'bin/tsc'), '-p', folder])
        times[name] = [...(times[name] ?? []), performance.now() - started]
      }
    }
    const median = (list: number[] = []) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
    const [contract, hand] = [median(times['by contract']), median(times['by hand'])]
    console.log(
      `${compiler}: by contract ${contract.toFixed(0)} ms, by hand ${hand.toFixed(0)} ms, ratio ${(contract / hand).toFixed(2)} (limit 2)`,
    )
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
