import { describe, expect, test, vi } from 'vitest'
import { createFetch, createPreflightLedger, type LedgerOptions } from '../../src/index.ts'

const page = { origin: 'https://app.example.com', engine: 'chromium' } as const
const api = 'https://api.example.com'

/** A drop-in with a ledger over a server that grants everything. */
function setUp(options?: LedgerOptions, answer: () => Promise<Response> = async () => new Response()) {
  const ledger = createPreflightLedger(options)
  return { ledger, fetch: createFetch({ fetch: answer, environment: page, ledger, console: false }) }
}

describe('the ledger', () => {
  test('counts preflights, those from the cache, and what made them necessary, by endpoint', async () => {
    const { ledger, fetch } = setUp({ maxAge: 60 })
    await fetch(`${api}/users/41`, { method: 'PUT' })
    await fetch(`${api}/users/41`, { method: 'PUT' })
    await fetch(`${api}/users/42`, { method: 'PUT' })
    await fetch(`${api}/users`)
    await fetch('https://app.example.com/users', { method: 'PUT' })
    expect(ledger.report()).toEqual({
      calls: 4,
      preflights: 2,
      fromCache: 1,
      roundTrips: 6,
      estimate: false,
      endpoints: [
        {
          endpoint: `PUT ${api}/users/:id`,
          calls: 3,
          preflights: 2,
          fromCache: 1,
          reasons: [{ rule: 'method-not-safelisted', subject: 'PUT', params: {} }],
          estimate: false,
        },
        { endpoint: `GET ${api}/users`, calls: 1, preflights: 0, fromCache: 0, reasons: [], estimate: false },
      ],
    })
  })

  test('says that it estimates where Access-Control-Max-Age is not known', async () => {
    const { ledger, fetch } = setUp({ maxAge: (url) => (url.endsWith('/known') ? 0 : undefined) })
    await fetch(`${api}/known`, { method: 'PUT' })
    expect(ledger.report().estimate).toBe(false)
    await fetch(`${api}/unknown`, { method: 'PUT' })
    expect(ledger.report().endpoints.map(({ endpoint, estimate }) => [endpoint, estimate])).toEqual([
      [`PUT ${api}/known`, false],
      [`PUT ${api}/unknown`, true],
    ])
  })

  test('forgets after five seconds where nothing else is known', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { ledger, fetch } = setUp()
    for (const wait of [0, 4900, 200]) {
      vi.advanceTimersByTime(wait)
      await fetch(`${api}/users`, { method: 'PUT' })
    }
    vi.useRealTimers()
    expect(ledger.report()).toMatchObject({ preflights: 2, fromCache: 1 })
  })

  test('counts calls at the same time each with a preflight, and what failed as not granted', async () => {
    const { ledger, fetch } = setUp({ maxAge: 60 }, () => Promise.reject(new TypeError('Failed to fetch')))
    const call = () => fetch(`${api}/users`, { method: 'PUT' })
    await Promise.allSettled([call(), call()])
    await Promise.allSettled([call()])
    expect(ledger.report()).toMatchObject({ preflights: 3, fromCache: 0 })
  })

  test('is refused where it is none', () => {
    expect(() => createFetch({ ledger: {} as never })).toThrow(/ledger/)
  })
})
