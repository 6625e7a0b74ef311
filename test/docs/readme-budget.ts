import { vitestProject } from '../adapters/testing/support/vitest-project.ts'
import { readReadme } from './readme-sections.ts'

/** The app that the README tests: three calls, as they stand in many apps. */
const app = {
  'src/orders.ts': `
export async function saveOrder(id: number, order: object): Promise<void> {
  await fetch(\`https://api.example.com/orders/\${id}\`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(order),
  })
}

export async function listOrders(): Promise<number> {
  const response = await fetch('https://api.example.com/orders', { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
  return Number(response.headers.get('X-Total-Count'))
}

export async function forgetOrder(id: number): Promise<void> {
  await fetch(\`https://api.example.com/legacy/\${id}\`, { method: 'DELETE' })
}

export async function loadPrices(): Promise<unknown> {
  return (await fetch('https://api.example.com/prices')).json()
}
`.trimStart(),
  'src/orders.test.ts': `
import { expect, test } from 'vitest'
import { forgetOrder, listOrders, loadPrices, saveOrder } from './orders.ts'

test('saves an order', async () => {
  await saveOrder(1, { paid: true })
})

test('saves an order and lists them all', async () => {
  await saveOrder(2, { paid: true })
  expect(await listOrders()).toBe(3)
})

test('forgets an order', async () => {
  await forgetOrder(1)
})

test('loads prices', async () => {
  await loadPrices()
})
`.trimStart(),
}

/** The code block of the README that begins with this comment. */
function blockOf(readme: string, file: string): string {
  const code = [...readme.matchAll(/^```ts\n([\s\S]*?)^```/gm)]
    .map(([, text = '']) => text)
    .find((text) => text.startsWith(`// ${file}\n`))
  if (code === undefined) throw new Error(`The README has no code block that begins with // ${file}`)
  return code
}

/** What a real run of vitest says, with the set-up and the config that stand in the README. */
export async function readmeBudget(): Promise<{ budget: string; preflights: string }> {
  const readme = await readReadme()
  const project = await vitestProject({
    ...app,
    'mocks/server.ts': "export { server } from '../server.ts'\n",
    'vitest.setup.ts': blockOf(readme, 'vitest.setup.ts'),
    'readme.config.ts': blockOf(readme, 'vitest.config.ts'),
    'vitest.config.ts': `
      import { mergeConfig } from 'vitest/config'
      import readme from './readme.config.ts'
      import sources from './sources.config.ts'
      export default mergeConfig(sources, readme)
    `,
  })
  try {
    const { output, report } = await project.run()
    const budget = /^ FAIL .*\n([\s\S]*?)\n⎯/m.exec(output)?.[1]?.trimEnd() ?? output
    const [preflights = ''] = report.split(/\n\n⎯/, 1)
    return { budget, preflights: preflights.split(/\n\nThere is no baseline/, 1)[0] ?? '' }
  } finally {
    await project.remove()
  }
}
