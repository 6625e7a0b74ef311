import { describe, expect, test } from 'vitest'
import { enforceCors } from '../../src/enforce/enforce-cors.ts'
import { diagnosisOf } from '../../src/page/diagnosis-of.ts'
import { explain } from '../../src/page/explain.ts'

const page = 'https://app.test'
const api = 'https://api.test'

/** A stub that answers each message and notes it. */
function stub(answer: (request: Request) => Response | Promise<Response>) {
  const sent: Request[] = []
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    sent.push(request)
    return answer(request)
  }
  return { sent, fetch }
}

const open = (more: Record<string, string> = {}) => ({ 'access-control-allow-origin': page, ...more })

describe('enforceCors', () => {
  test('lets a simple request pass, and hides what is not exposed', async () => {
    const { sent, fetch } = stub(
      () =>
        new Response('hello', {
          headers: open({
            'x-total': '1',
            'content-type': 'text/plain',
            'x-shown': 'y',
            'access-control-expose-headers': 'x-shown',
          }),
        }),
    )
    const response = await enforceCors(fetch, { origin: page })(`${api}/a#top`)
    expect([response.type, response.url, response.redirected, response.status]).toEqual(['cors', `${api}/a`, false, 200])
    expect([...response.headers].map(([name]) => name)).toEqual(['content-type', 'x-shown'])
    expect(await response.text()).toBe('hello')
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${api}/a`])
    expect(sent[0]?.headers.get('origin')).toBe(page)
  })

  test('rejects as Chromium does, and names the rule', async () => {
    const { sent, fetch } = stub(() => new Response(null, { status: 204, headers: open() }))
    const error = await enforceCors(fetch, { origin: page })(`${api}/a`, { headers: { 'x-foo': '1' } }).catch((e) => e)
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toBe('Failed to fetch')
    expect(diagnosisOf(error)).toMatchObject({ cause: 'header-disallowed-by-preflight-response', certainty: 'certain' })
    expect(await explain({ cause: error })).toMatchObject({
      cause: 'header-disallowed-by-preflight-response',
      certainty: 'certain',
    })
    expect(error.cause.message).toContain('header-disallowed-by-preflight-response')
    expect(sent.map(({ method }) => method)).toEqual(['OPTIONS'])
    expect(sent[0]?.headers.get('access-control-request-headers')).toBe('x-foo')
  })
})
