import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { CorsReporter } from '../../../src/testing-reporter.ts'
import { type VitestProject, vitestProject } from './support/vitest-project.ts'

// Each run of vitest takes a second or two, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const setup = `
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { corsLint } from 'whycors/testing'
import { server } from './server.ts'
beforeAll(() => server.listen())
afterAll(() => server.close())
corsLint({ server, origin: 'https://app.example.com' })
`

/** A test file that makes these calls, each in a test of its own. */
const calling = (...calls: [method: string, path: string][]) => `
import { test } from 'vitest'
${calls.map(([method, path]) => `test('${method} ${path}', async () => { await fetch('https://api.example.com${path}', { method: '${method}' }) })`).join('\n')}
`

const open: VitestProject[] = []
afterAll(async () => {
  await Promise.all(open.map((project) => project.remove()))
})

async function project(files: Record<string, string>, reporter: object): Promise<VitestProject> {
  const made = await vitestProject({ 'setup.ts': setup, ...files }, reporter)
  open.push(made)
  return made
}

describe('the table', () => {
  test('has one row for each endpoint of all files, in the terminal and as Markdown', async () => {
    const made = await project(
      {
        'a.test.ts': calling(['PUT', '/orders/1'], ['GET', '/orders']),
        'b.test.ts': calling(['PUT', '/orders/2'], ['DELETE', '/a|b']),
      },
      { width: 100, markdown: 'out/report.md' },
    )
    const { code, report } = await made.run()
    expect(code).toBe(0)
    expect(report).toMatchInlineSnapshot(`
      "3 of 4 calls across origins need a preflight, at 2 of 3 endpoints.

      endpoint                      calls  preflights  why                           cheapest way out
      ----------------------------  -----  ----------  ----------------------------  --------------------
      PUT https://api.example.com/      2           2  The method PUT is not         Keep it in the cache
      orders/:id                                       safelisted; only GET, HEAD
      at a.test.ts:3:43                                and POST are.
      at b.test.ts:3:43
      DELETE                            1           1  The method DELETE is not      Keep it in the cache
      https://api.example.com/a|b                      safelisted; only GET, HEAD
      at b.test.ts:4:41                                and POST are.
      GET https://api.example.com/      1           0  none is needed
      orders

      Keep it in the cache: Let the server send Access-Control-Max-Age: 7200 on the OPTIONS answer: one
      preflight then serves all such calls of the same URL for so many seconds (browsers cap them)."
    `)
    expect(await made.read('out/report.md')).toMatchInlineSnapshot(`
      "3 of 4 calls across origins need a preflight, at 2 of 3 endpoints.

      | endpoint | calls | preflights | why | cheapest way out |
      | --- | --: | --: | --- | --- |
      | \`PUT https://api.example.com/orders/:id\`<br>at \`a.test.ts:3:43\`<br>at \`b.test.ts:3:43\` | 2 | 2 | The method \`PUT\` is not safelisted; only GET, HEAD and POST are. | Keep it in the cache |
      | \`DELETE https://api.example.com/a\\|b\`<br>at \`b.test.ts:4:41\` | 1 | 1 | The method \`DELETE\` is not safelisted; only GET, HEAD and POST are. | Keep it in the cache |
      | \`GET https://api.example.com/orders\` | 1 | 0 | none is needed |  |

      Keep it in the cache: Let the server send \`Access-Control-Max-Age: 7200\` on the OPTIONS answer: one preflight then serves all such calls of the same URL for so many seconds (browsers cap them).
      "
    `)
  })

  test('says so where there was no call, and where nobody linted', async () => {
    const quiet = await project(
      { 'a.test.ts': `import { test } from 'vitest'\ntest('quiet', () => {})` },
      { json: 'report.json' },
    )
    expect((await quiet.run()).report).toBe('No call crossed origins in 1 test file.')
    expect(JSON.parse((await quiet.read('report.json')) ?? '')).toEqual({
      version: 1,
      files: 1,
      of: 1,
      calls: 0,
      preflights: 0,
      endpoints: [],
      requests: [],
    })
    const unlinted = await project({ 'setup.ts': '', 'a.test.ts': calling(['GET', '/']), 'server.ts': '' }, {})
    expect((await unlinted.run()).report).toBe('No preflights are known: corsLint ran in none of 1 test file.')
  })

  test('is not printed where that is not wanted', async () => {
    const made = await project({ 'a.test.ts': calling(['PUT', '/']) }, { print: false, json: 'report.json' })
    const { report, output } = await made.run()
    expect(report).toBe('')
    expect(output).not.toContain('preflight')
    expect(await made.read('report.json')).toContain('"preflights": 1')
  })
})

describe('a baseline', () => {
  const entries = async (made: VitestProject) =>
    (
      JSON.parse((await made.read('preflights.json')) ?? '{ "preflights": null }') as {
        preflights: { endpoint: string }[] | null
      }
    ).preflights?.map(({ endpoint }) => endpoint)

  test('is written once, refuses what is new, and shrinks by what is gone', async () => {
    const made = await project(
      { 'a.test.ts': calling(['PUT', '/old']), 'b.test.ts': calling(['DELETE', '/old'], ['GET', '/simple']) },
      { baseline: 'preflights.json', print: false },
    )
    const first = await made.run()
    expect([first.code, await entries(made)]).toEqual([
      0,
      ['DELETE https://api.example.com/old', 'PUT https://api.example.com/old'],
    ])
    expect(first.output).toContain('The baseline preflights.json was written: 2 reasons came, 0 went. Commit it.')
    expect(await made.read('preflights.json')).toBe(`{
  "version": 1,
  "preflights": [
    {"endpoint":"DELETE https://api.example.com/old","rule":"method-not-safelisted","subject":"DELETE"},
    {"endpoint":"PUT https://api.example.com/old","rule":"method-not-safelisted","subject":"PUT"}
  ]
}
`)

    // The same again
    const again = await made.run()
    expect(again.code).toBe(0)
    expect(again.output).not.toContain('baseline')

    // One more
    await made.write({ 'a.test.ts': calling(['PUT', '/old'], ['PATCH', '/new']) })
    const more = await made.run()
    expect(more.code).toBe(1)
    expect(more.output).toContain(`1 reason for a preflight is not in the baseline preflights.json, so the run fails.

PATCH https://api.example.com/new at a.test.ts:4:40
Test: PATCH /new
Why: The method PATCH is not safelisted; only GET, HEAD and POST are.
Way out: `)
    expect(await entries(made)).toHaveLength(2)

    // A part of the tests neither accepts nor takes out anything by itself
    const part = await made.run('b.test.ts')
    expect([part.code, await entries(made)]).toEqual([
      0,
      ['DELETE https://api.example.com/old', 'PUT https://api.example.com/old'],
    ])
    await made.run('-t', 'simple')
    expect(await entries(made)).toHaveLength(2)

    // Accepted
    const accepted = await made.run('--update')
    expect([accepted.code, await entries(made)]).toEqual([
      0,
      ['PATCH https://api.example.com/new', 'DELETE https://api.example.com/old', 'PUT https://api.example.com/old'],
    ])

    // Gone: CI only says so
    await made.write({ 'a.test.ts': calling(['PATCH', '/new']) })
    const inCi = await made.runInCi()
    expect([inCi.code, await entries(made)]).toEqual([0, expect.objectContaining({ length: 3 })])
    expect(inCi.output).toContain('1 reason in the baseline preflights.json was not met.')
    const shrunk = await made.run()
    expect([shrunk.code, await entries(made)]).toEqual([
      0,
      ['PATCH https://api.example.com/new', 'DELETE https://api.example.com/old'],
    ])
    expect(shrunk.output).toContain(`The baseline preflights.json shrank, since 1 reason for a preflight is gone. Commit it.
- PUT https://api.example.com/old: method-not-safelisted PUT`)
  })

  test('that is missing is not made in CI, nor by a run of some tests or with a failure', async () => {
    const made = await project(
      {
        'a.test.ts': calling(['PUT', '/old']),
        'b.test.ts': `import { test } from 'vitest'\ntest('fails', () => { throw new Error('no') })`,
      },
      { baseline: 'preflights.json', print: false },
    )
    const failing = await made.run()
    expect(failing.output).toContain(
      'There is no baseline preflights.json yet. A run of all tests in which none fails writes it.',
    )
    const inCi = await made.runInCi('a.test.ts')
    expect(inCi.code).toBe(1)
    expect(inCi.output).toContain('1 reason for a preflight is not in the baseline preflights.json, so the run fails.')
    expect(await made.read('preflights.json')).toBeUndefined()
  })

  test('in CI is written where the config says so', async () => {
    const made = await project({ 'a.test.ts': calling(['PUT', '/old']) }, { baseline: 'preflights.json', updateBaseline: true })
    expect((await made.runInCi()).code).toBe(0)
    expect(await entries(made)).toEqual(['PUT https://api.example.com/old'])
  })

  test('that is none is left alone, and fails the run', async () => {
    const made = await project(
      { 'a.test.ts': calling(['PUT', '/old']), 'preflights.json': '{}' },
      { baseline: 'preflights.json' },
    )
    const { code, output } = await made.run()
    expect(code).toBe(1)
    expect(output).toContain('whycors: preflights.json is no baseline of preflights')
    expect(await made.read('preflights.json')).toBe('{}')
  })
})

describe('the options', () => {
  test.each([
    [
      { jsn: 'a' },
      'the reporter of whycors: the options: unknown key "jsn". Known are json, markdown, baseline, updateBaseline, print, width.',
    ],
    [{ json: '' }, 'the reporter of whycors: the options: "json" must be the name of a file.'],
    [{ width: 3 }, 'the reporter of whycors: the options: "width" must be a whole number, 40 or more.'],
  ])('%j is refused', (options, message) => {
    expect(() => new CorsReporter(options as object)).toThrow(new TypeError(message))
  })

  test('are given to the class, too, which a config can import', async () => {
    const reporter = JSON.stringify(join(import.meta.dirname, '../../../src/testing-reporter.ts'))
    const made = await project(
      {
        'a.test.ts': calling(['PUT', '/']),
        'vitest.config.ts': `
          import { mergeConfig } from 'vitest/config'
          import { CorsReporter } from ${reporter}
          import sources from './sources.config.ts'
          export default mergeConfig(sources, { test: { setupFiles: ['./setup.ts'], reporters: ['dot', new CorsReporter({ width: 80 })] } })
        `,
      },
      {},
    )
    const { code, report } = await made.run()
    expect([code, report.split('\n')[0]]).toEqual([0, '1 of 1 call across origins needs a preflight, at 1 of 1 endpoint.'])
  })

  test('none are needed, also where vitest makes the reporter from its name', async () => {
    const made = await project({ 'a.test.ts': calling(['PUT', '/']) }, {})
    const { code, report } = await made.run()
    expect([code, report.split('\n')[0]]).toEqual([0, '1 of 1 call across origins needs a preflight, at 1 of 1 endpoint.'])
  })
})
