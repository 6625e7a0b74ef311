import { HttpResponse, http, type RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { enforceCors } from '../../../src/adapters/msw/enforce-cors.ts'
import { diagnosisOf } from '../../../src/page/diagnosis-of.ts'

/**
 * Tests that were green, and hid what every visitor of the page saw. Each is played twice against the same mock: as it is, and with one line of
 * whycors in the set-up.
 */
interface Shame {
  /** The thread that tells of it. */
  thread: string
  /** What went wrong, in a sentence. */
  story: string
  handlers: RequestHandler[]
  /** The green test. */
  play(): Promise<void>
  /** The rule that a browser would refuse by. */
  cause: string
  subject?: string
}

const page = 'https://app.example.com'
const api = 'https://api.example.com'
const json = { 'Content-Type': 'application/json' }
const allowing = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Methods': 'GET, POST, PUT' }
const options = (url: string, headers: Record<string, string> = {}) =>
  http.options(url, () => new HttpResponse(null, { status: 204, headers: { ...allowing, ...headers } }))

const shames: Shame[] = [
  {
    thread: 'https://github.com/cypress-io/cypress/issues/26766',
    story: 'The API does not allow a custom header. The automated tests made no preflight, so that none failed.',
    handlers: [
      options(`${api}/events`, { 'Access-Control-Allow-Headers': 'Content-Type' }),
      http.post(`${api}/events`, () => HttpResponse.json({ ok: true }, { headers: allowing })),
    ],
    async play() {
      const response = await fetch(`${api}/events`, { method: 'POST', headers: { ...json, 'X-Tenant': '7' }, body: '{}' })
      expect(await response.json()).toEqual({ ok: true })
    },
    cause: 'header-disallowed-by-preflight-response',
    subject: 'x-tenant',
  },
  {
    thread: 'https://github.com/microsoft/playwright/issues/27339',
    story:
      'A test takes the CORS headers out of an answer, to see that it would notice. The tool puts them in again, and it does not.',
    handlers: [http.get(`${api}/profile`, () => HttpResponse.json({ name: 'Ada' }))],
    async play() {
      expect(await (await fetch(`${api}/profile`)).json()).toEqual({ name: 'Ada' })
    },
    cause: 'missing-allow-origin-header',
  },
  {
    thread: 'https://github.com/mswjs/msw/issues/1022',
    story: 'A mock models no CORS: nobody asks by OPTIONS, and the request that a browser would never send is answered.',
    handlers: [http.put(`${api}/orders/7`, () => HttpResponse.json({ saved: true }, { headers: allowing }))],
    async play() {
      const response = await fetch(`${api}/orders/7`, { method: 'PUT', headers: json, body: '{}' })
      expect(await response.json()).toEqual({ saved: true })
    },
    cause: 'preflight-missing-allow-origin-header',
  },
  {
    thread: 'https://github.com/capricorn86/happy-dom/issues/1488',
    story:
      'The preflight does not say what it asks for, so that a server which allows exactly that cannot be told from one that does not.',
    handlers: [
      http.options(`${api}/documents`, ({ request }) => {
        const asked = request.headers.get('access-control-request-method')
        const headers = asked === 'POST' ? allowing : { ...allowing, 'Access-Control-Allow-Methods': 'POST' }
        return new HttpResponse(null, { status: 204, headers })
      }),
      http.delete(`${api}/documents`, () => HttpResponse.json({ deleted: true }, { headers: allowing })),
    ],
    async play() {
      expect(await (await fetch(`${api}/documents`, { method: 'DELETE' })).json()).toEqual({ deleted: true })
    },
    cause: 'method-disallowed-by-preflight-response',
    subject: 'DELETE',
  },
  {
    thread: 'https://github.com/capricorn86/happy-dom/issues/1489',
    story: 'The request says no Origin, and an answer that allows another page is let through.',
    handlers: [
      http.get(`${api}/session`, ({ request }) => {
        const origin = request.headers.get('origin')
        const known = origin === null || origin === 'https://admin.example.com'
        const headers = { 'Access-Control-Allow-Origin': 'https://admin.example.com' }
        return known ? HttpResponse.json({ user: 1 }, { headers }) : HttpResponse.json(null, { status: 200, headers })
      }),
    ],
    async play() {
      expect(await (await fetch(`${api}/session`)).json()).toEqual({ user: 1 })
    },
    cause: 'allow-origin-mismatch',
    subject: 'https://admin.example.com',
  },
  {
    thread: 'https://github.com/capricorn86/happy-dom/issues/1490',
    story:
      'Credentials change nothing: `*` is as good as the name of the page, and nobody looks for Access-Control-Allow-Credentials.',
    handlers: [http.get(`${api}/basket`, () => HttpResponse.json([], { headers: { 'Access-Control-Allow-Origin': '*' } }))],
    async play() {
      expect(await (await fetch(`${api}/basket`, { credentials: 'include' })).json()).toEqual([])
    },
    cause: 'wildcard-origin-not-allowed',
    subject: '*',
  },
]

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

describe.each(shames)('$thread', ({ story, handlers, play, cause, subject }) => {
  test(`is green in plain MSW: ${story}`, async () => {
    server.use(...handlers)
    await play()
  })

  test(`is red with whycors: ${cause}`, async () => {
    const undo = enforceCors({ server, origin: page })
    try {
      server.use(...handlers)
      const failure: unknown = await play().catch((error: unknown) => error)
      expect(failure).toMatchObject({ name: 'TypeError', message: 'Failed to fetch' })
      expect(diagnosisOf(failure)).toMatchObject({ cause, certainty: 'certain' })
      expect(diagnosisOf(failure)?.exchange?.steps.at(-1)?.subject).toBe(subject)
      // What a person sees of the red test.
      expect(String((failure as Error).cause)).toMatch(new RegExp(`^whycors: ${cause}\n`))
    } finally {
      undo()
    }
  })
})
