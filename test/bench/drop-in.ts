/**
 * What the drop-in costs a successful call in CPU, as a ratio to a bare `new Headers(init.headers)` in the same page and the same run.
 *
 *   npm run bench:drop-in
 *
 * The transport is a stub that resolves at once. Each figure is the best of many short batches, so that a busy machine disturbs it little.
 */
import { bundleForPage } from '../browser/support/bundle-for-page.ts'
import { launchBrowser } from '../browser/support/launch-browser.ts'
import { startPageServer } from '../browser/support/page-server.ts'

const entry = (name: string) => `import { createFetch } from './src/index.ts'; globalThis.${name} = createFetch`
const server = await startPageServer({
  scripts: {
    '/production.js': await bundleForPage(entry('production'), { development: false }),
    '/development.js': await bundleForPage(entry('development'), { development: true }),
  },
})
const browser = await launchBrowser('chromium')
try {
  const page = await browser.newPage(server.pageUrl)
  const figures = await page.evaluate(async () => {
    type Create = (options: object) => typeof fetch
    const { production, development } = globalThis as unknown as Record<string, Create>
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: '{"a":1}' }
    const url = 'https://api.example.com/orders'
    const response = new Response('')
    const stub = () => Promise.resolve(response)
    const best = async (run: () => unknown) => {
      // Clocks of pages are rounded to 100 µs.
      const [batches, calls] = [80, 2000]
      let least = Number.POSITIVE_INFINITY
      for (let batch = 0; batch < batches; batch += 1) {
        const started = performance.now()
        for (let call = 0; call < calls; call += 1) await run()
        least = Math.min(least, (performance.now() - started) / calls)
      }
      return least * 1000
    }
    const silent = { info() {}, warn() {} }
    const off = production?.({ fetch: stub })
    const on = development?.({ fetch: stub, console: silent })
    const [idle, headers] = [await best(stub), await best(() => new Headers(init.headers))]
    return {
      headers: headers - (await best(() => null)),
      off: (await best(() => off?.(url, init))) - idle,
      on: (await best(() => on?.(url, init))) - idle,
    }
  })
  const line = (name: string, cost: number, goal: number) =>
    console.log(
      `${name}: ${cost.toFixed(2)} µs, ${(cost / figures.headers).toFixed(2)} times new Headers (goal: at most ${goal})`,
    )
  console.log(`${browser.version}: new Headers(init.headers) ${figures.headers.toFixed(2)} µs`)
  line('prediction off (production)', figures.off, 1)
  line('prediction on (development)', figures.on, 5)
} finally {
  await browser.close()
  await server.close()
}
