import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rewrite } from '../../../src/capture/rewrite.ts'
import type { RewriteStep } from '../../../src/model/rewrite.ts'
import { argumentsOf, type CallRecipe } from '../../rewrite/support/call-recipe.ts'
import { callRecipe } from '../../rewrite/support/round-trip.ts'
import { inEachBrowser } from '../in-each-browser.ts'
import type { Browser, BrowserName } from '../support/browser.ts'
import { bundleForPage } from '../support/bundle-for-page.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { type PageServer, startPageServer } from '../support/page-server.ts'
import { type Arrived, type CorsServer, startCorsServer } from './cors-server.ts'

const contract = {
  jsonAsText: true,
  methodOverride: ['PUT /orders/:id', 'PATCH /orders/:id', 'DELETE /orders/:id', 'PUT /orders'],
  headersInQuery: ['x-client', 'x-tenant', 'accept-language', 'cache-control'],
  headersInBody: ['authorization', 'x-api-key', 'idempotency-key'],
  shortenAccept: true,
  allowCredentials: true,
}
const policy = { ...contract, lossless: true, telemetry: true, server: 'whycors/1' as const }

/** In the page: sends each call as it is and rewritten, and says what came of it. */
const pageScript = `
  import { rewrite } from './src/index.ts'
  import { argumentsOf } from './test/rewrite/support/call-recipe.ts'
  globalThis.sendBoth = (calls, api, policy) => Promise.all(calls.map(async ({ id, call }) => {
    const send = async (kind, args) => {
      try {
        const response = await fetch(...args)
        return { kind, status: response.type === 'opaqueredirect' ? 0 : response.status }
      } catch (error) {
        return { kind, error: String(error) }
      }
    }
    const of = (kind) => argumentsOf({ ...call, target: call.target.replace('?id', '?kind=' + kind + '&id') }, api)
    const { changed, args, steps } = rewrite(...[...of('rewritten'), undefined].slice(0, 2), policy)
    if (!changed) return { id, changed }
    return { id, changed, steps, rewritten: await send('rewritten', args), original: await send('original', of('original')) }
  }))
`

interface Outcome {
  id: number
  changed: boolean
  steps?: RewriteStep[]
  rewritten?: { status?: number; error?: string }
  original?: { status?: number; error?: string }
}

const engines: Record<BrowserName, 'chromium' | 'gecko' | 'webkit'> = { chromium: 'chromium', firefox: 'gecko', webkit: 'webkit' }
const wanted = 1_000

/** Calls that are rewritten in this engine, each with an id in its query. */
function callsFor(name: BrowserName, api: string, origin: string): { id: number; call: CallRecipe }[] {
  const environment = { origin, engine: engines[name] }
  const calls: { id: number; call: CallRecipe }[] = []
  for (let seed = 1; calls.length < wanted + 20; seed += 1) {
    for (const sampled of fc.sample(callRecipe, { numRuns: 1000, seed })) {
      const [path = '', query] = sampled.target.split('#', 1)[0]?.split('?') ?? []
      const id = calls.length
      const call = { ...sampled, target: `${path}?id=${id}${query === undefined ? '' : `&${query}`}` }
      try {
        const [input, init] = argumentsOf(call, api)
        if (new URL(argumentsOf({ ...call, as: 'string' }, api)[0] as string).searchParams.get('id') !== String(id)) continue
        if (rewrite(input, init, policy, environment).changed) calls.push({ id, call })
      } catch {
        // The call itself throws.
      }
    }
  }
  return calls.slice(0, wanted + 20)
}

inEachBrowser('rewritten calls', (name) => {
  let browser: Browser
  let pages: PageServer
  let api: CorsServer

  beforeAll(async () => {
    pages = await startPageServer({ scripts: { '/calls.js': await bundleForPage(pageScript) } })
    api = await startCorsServer({ origins: [pages.origin], ...contract })
    browser = await launchBrowser(name)
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all([pages?.close(), api?.close()])
  })

  test(`${wanted} of them reach the handler as they were meant, without a preflight`, async () => {
    const page = await browser.newPage(pages.pageUrl)
    const calls = callsFor(name, api.origin, pages.origin)
    const outcomes: Outcome[] = []
    for (let start = 0; start < calls.length; start += 60) {
      const batch = calls.slice(start, start + 60)
      outcomes.push(
        ...(await page.evaluate<Outcome[]>(
          '(calls, api, policy) => globalThis.sendBoth(calls, api, policy)',
          batch,
          api.origin,
          policy,
        )),
      )
    }
    const rewritten = outcomes.filter(({ changed }) => changed)
    expect(rewritten.length).toBeGreaterThanOrEqual(wanted)

    const linesOf = groupBy(api.arrived, ({ line }) => idOf(line))
    const preflighted = rewritten.filter(({ id }) =>
      (linesOf.get(`rewritten ${id}`) ?? []).some(({ line }) => line.startsWith('OPTIONS')),
    )
    expect(preflighted.map(({ id }) => calls[id])).toEqual([])

    const handled = groupBy(api.handled, ({ url }) => idOf(url))
    let compared = 0
    const differences: unknown[] = []
    for (const outcome of rewritten) {
      const [restored, ...more] = handled.get(`rewritten ${outcome.id}`) ?? []
      const [original] = handled.get(`original ${outcome.id}`) ?? []
      // The app's own URL can carry a forged marker: it is refused with and without its tracing headers.
      if (restored === undefined && original === undefined && isRefusal(outcome.rewritten) && isRefusal(outcome.original))
        continue
      if (restored === undefined || more.length > 0) differences.push({ call: calls[outcome.id], outcome, restored, more })
      // A call that does not reach the server as it is cannot be compared.
      else if (original !== undefined) {
        compared += 1
        const seen = plain(restored, outcome.steps)
        const meant = plain(original, outcome.steps)
        for (const header of meant.headers) if (restored.headers[header[0]] !== header[1]) header[1] = fromUtf8(header[1])
        if (JSON.stringify(seen) !== JSON.stringify(meant))
          differences.push({ call: calls[outcome.id]?.call, ...differingParts(seen, meant) })
      }
    }
    console.log(
      `${name}: ${rewritten.length} rewritten calls, ${preflighted.length} with a preflight; ${compared} compared with the original, ${differences.length} differ.`,
    )
    expect(differences.slice(0, 3)).toEqual([])
    expect(compared).toBeGreaterThan(wanted * 0.95)
  })
})

function idOf(text: string): string {
  const { searchParams } = new URL(text.slice(text.indexOf('/')), 'http://server.invalid')
  return `${searchParams.get('kind')} ${searchParams.get('id')}`
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** Without what the two may differ in: their names, the connection, and what the steps say was dropped. */
function plain({ method, url, headers, body }: Arrived, steps: readonly RewriteStep[] = []) {
  const ignored = new Set([
    'connection',
    ...steps.flatMap(({ rule, subject = '' }) => (rule.startsWith('drop-') ? [subject] : [])),
  ])
  // The browser sends Pragma beside its own Cache-Control: no-cache.
  if (steps.some(({ rule }) => rule === 'cache-control-as-cache-mode')) ignored.add('pragma')
  return {
    method,
    url: url.replace(/kind=\w+/, ''),
    headers: Object.entries(headers)
      // Whether an empty body is one at all does not travel.
      .filter(([name, value]) => !ignored.has(name) && (name !== 'content-length' || value !== '0'))
      .sort(),
    body,
  }
}

function differingParts(seen: Record<string, unknown>, meant: Record<string, unknown>) {
  const parts = Object.keys(meant).filter((part) => JSON.stringify(seen[part]) !== JSON.stringify(meant[part]))
  const only = (list: unknown, other: unknown) =>
    Array.isArray(list) && Array.isArray(other) ? list.filter((item) => !other.some((own) => String(own) === String(item))) : list
  return Object.fromEntries(
    parts.map((part) => [part, { seen: only(seen[part], meant[part]), meant: only(meant[part], seen[part]) }]),
  )
}

function isRefusal(outcome: { status?: number } | undefined): boolean {
  return (outcome?.status ?? 0) >= 400
}

/** WebKitGTK 2.50 writes header values as UTF-8; what was moved arrives as the standard has it, one byte for each character. */
function fromUtf8(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8')
  return text.includes('\ufffd') ? value : text
}
