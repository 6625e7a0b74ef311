import { createFetch } from '../../../src/index.ts'
import { contract } from '../contract.ts'
import { median } from '../median.ts'

/** Milliseconds of each call, from the call to its parsed answer. */
export interface Timings {
  plain: number[]
  rewritten: number[]
}

/** What a driver of the page can call. */
export interface ExamplePage {
  measure(api: string, calls: number): Promise<Timings>
}

const order = { item: 'lamp', amount: 2 }

async function save(fetch: typeof globalThis.fetch, url: string): Promise<number> {
  const started = performance.now()
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: 'Bearer demo' },
    body: JSON.stringify(order),
  })
  const { saved } = (await response.json()) as { saved?: typeof order }
  if (saved?.item !== order.item) throw new Error(`The order was not saved: ${response.status}.`)
  return performance.now() - started
}

/** Saves orders in both ways, in turns. Each has a URL of its own, so that no preflight is cached. */
async function measure(api: string, calls: number): Promise<Timings> {
  const rewriting = createFetch({ rewrite: { [api]: { server: 'whycors/1', ...contract } }, console: false })
  // The first call pays for the connection. There is one for each kind of call.
  await save(fetch, `${api}/orders/first`)
  await save(rewriting, `${api}/orders/first`)
  const timings: Timings = { plain: [], rewritten: [] }
  for (let id = 0; id < calls; id += 1) {
    timings.plain.push(await save(fetch, `${api}/orders/${id}-plain`))
    timings.rewritten.push(await save(rewriting, `${api}/orders/${id}-rewritten`))
  }
  show(timings)
  return timings
}

function show({ plain, rewritten }: Timings): void {
  const longest = Math.max(median(plain), median(rewritten))
  for (const [id, times] of Object.entries({ plain, rewritten })) {
    const bar = document.getElementById(id)
    if (bar === null) continue
    bar.textContent = `${median(times).toFixed(0)} ms`
    bar.style.width = `${(100 * median(times)) / longest}%`
  }
  const status = document.getElementById('status')
  if (status !== null) status.textContent = `Medians of ${plain.length} calls each.`
}

/** With `?api=` in its URL the page begins by itself, for a person. */
export function runPage(): ExamplePage {
  const api = new URL(location.href).searchParams.get('api')
  if (api !== null) void measure(api, 10)
  return { measure }
}
