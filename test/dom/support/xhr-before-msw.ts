import axios, { AxiosError } from 'axios'
import ky from 'ky'
import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { explain } from '../../../src/index.ts'
import { enforceCors } from '../../../src/msw.ts'
import { corsMatchers } from '../../../src/testing.ts'

/** The page of the DOM. */
const page = 'https://app.example.test'
const api = 'https://api.example.test'
const allowing = { 'Access-Control-Allow-Origin': page, 'Access-Control-Expose-Headers': 'X-Total' }
const received: { method: string; headers: Headers; body: string }[] = []

const server = setupServer(
  http.options(`${api}/orders`, async ({ request }) => {
    received.push({ method: request.method, headers: request.headers, body: '' })
    const headers = {
      ...allowing,
      'Access-Control-Allow-Methods': 'PUT',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': '0',
    }
    return new HttpResponse(null, { status: 204, headers })
  }),
  http.all(`${api}/orders`, async ({ request }) => {
    received.push({ method: request.method, headers: request.headers, body: await request.text() })
    return HttpResponse.json({ ok: 'ä' }, { headers: { ...allowing, 'X-Total': '3', 'X-Hidden': '4' }, statusText: 'Fine' })
  }),
  http.get(`${api}/closed`, () => HttpResponse.text('secret')),
  http.get(`${api}/slow`, async () => {
    await delay(2000)
    return HttpResponse.text('late', { headers: allowing })
  }),
  http.get(`${api}/xml`, () => HttpResponse.xml('<a><b/></a>', { headers: allowing })),
  http.get(`${api}/gone`, () => HttpResponse.text('no', { status: 404, headers: allowing })),
  http.get(`${api}/moved`, () => HttpResponse.redirect(`${api}/orders`)),
  http.get(`${page}/own`, () => HttpResponse.text('own')),
)

/** Sends one, and notes its events in their order. */
function send(method: string, url: string, prepare: (xhr: XMLHttpRequest) => void = () => {}, body?: string) {
  const xhr = new XMLHttpRequest()
  const events: string[] = []
  const note = (target: EventTarget, prefix = '') => {
    for (const type of ['readystatechange', 'loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend'])
      target.addEventListener(type, () => events.push(prefix + type + (type === 'readystatechange' ? xhr.readyState : '')))
  }
  note(xhr)
  const done = new Promise<void>((resolve) => xhr.addEventListener('loadend', () => resolve()))
  xhr.open(method, url)
  prepare(xhr)
  xhr.send(body)
  return done.then(() => ({ xhr, events }))
}

/** What holds of XMLHttpRequest and of clients before a mock of MSW, whichever DOM the test runs in. */
export function describeXhrBeforeMsw(): void {
  expect.extend(corsMatchers)

  let undo = () => {}
  const nativeXhr = globalThis.XMLHttpRequest
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  beforeAll(() => {
    server.listen({ onUnhandledFrame: 'error' })
    undo = enforceCors({ server })
  })
  afterEach(() => {
    received.length = 0
    said.mockClear()
  })
  afterAll(() => {
    undo()
    server.close()
    expect(globalThis.XMLHttpRequest).toBe(nativeXhr)
  })

  describe('an XMLHttpRequest on the page of the DOM', () => {
    test('is answered as in a browser', async () => {
      const { xhr, events } = await send('GET', `${api}/orders`, (xhr) => {
        xhr.responseType = 'json'
      })
      expect(events.join(' ')).toBe(
        'readystatechange1 loadstart readystatechange2 readystatechange3 progress readystatechange4 load loadend',
      )
      expect([xhr.status, xhr.statusText, xhr.responseURL]).toEqual([200, 'Fine', `${api}/orders`])
      expect(xhr.response).toEqual({ ok: 'ä' })
      expect(xhr.getAllResponseHeaders()).toBe('content-length: 11\r\ncontent-type: application/json\r\nx-total: 3\r\n')
      expect([xhr.getResponseHeader('X-Total'), xhr.getResponseHeader('X-Hidden')]).toEqual(['3', null])
      expect(received).toHaveLength(1)
      expect(received[0]?.headers.get('origin')).toBe(page)
    })

    test('asks first where it has to, and sends what it was given', async () => {
      const { xhr } = await send(
        'PUT',
        `${api}/orders`,
        (xhr) => xhr.setRequestHeader('Content-Type', 'application/json'),
        '{"a":1}',
      )
      expect(xhr.status).toBe(200)
      expect(received.map(({ method }) => method)).toEqual(['OPTIONS', 'PUT'])
      const asked = ['origin', 'access-control-request-method', 'access-control-request-headers']
      expect(asked.map((name) => received[0]?.headers.get(name))).toEqual([page, 'PUT', 'content-type'])
      expect(received[1]?.body).toBe('{"a":1}')
    })

    test('asks first for a listener on upload', async () => {
      const progress = vi.fn()
      const { xhr } = await send('POST', `${api}/orders`, (xhr) => xhr.upload.addEventListener('progress', progress), 'a')
      expect(xhr.status).toBe(200)
      expect(received.map(({ method }) => method)).toEqual(['OPTIONS', 'POST'])
      expect(progress).toHaveBeenCalled()
      await send('POST', `${api}/orders`, undefined, 'a')
      expect(received.map(({ method }) => method)).toEqual(['OPTIONS', 'POST', 'POST'])
    })

    test('fails by the rule of the browser, and says so as browsers do', async () => {
      const { xhr, events } = await send('GET', `${api}/closed`)
      expect(events).toEqual(['readystatechange1', 'loadstart', 'readystatechange4', 'error', 'loadend'])
      expect([xhr.status, xhr.responseText, xhr.getAllResponseHeaders()]).toEqual([0, '', ''])
      expect(await explain({ request: xhr })).toMatchObject({ cause: 'missing-allow-origin-header', certainty: 'certain' })
      expect(said.mock.calls[0]?.[0]).toMatch(
        /^whycors: missing-allow-origin-header\nCORS: https:\/\/app\.example\.test may not read/,
      )
      expect(said).toHaveBeenCalledTimes(1)
    })

    test('is stopped by abort and by its timeout', async () => {
      const aborted = await send('GET', `${api}/slow`, (xhr) => setTimeout(() => xhr.abort(), 30))
      expect(aborted.events).toEqual(['readystatechange1', 'loadstart', 'readystatechange4', 'abort', 'loadend'])
      expect(aborted.xhr.readyState).toBe(0)
      const late = await send('GET', `${api}/slow`, (xhr) => {
        xhr.timeout = 30
      })
      expect(late.events).toEqual(['readystatechange1', 'loadstart', 'readystatechange4', 'timeout', 'loadend'])
      expect(said).not.toHaveBeenCalled()
    })

    test('can be used again, and forgets what was before', async () => {
      const { xhr } = await send('GET', `${api}/orders`)
      xhr.open('GET', '/own')
      expect([xhr.readyState, xhr.responseText, xhr.status]).toEqual([1, '', 0])
      const done = new Promise((resolve) => {
        xhr.onload = resolve
      })
      xhr.send()
      await done
      expect(xhr.responseText).toBe('own')
    })

    test('gives the answer in the form that was asked for', async () => {
      const as = async (path: string, type: XMLHttpRequestResponseType) =>
        (
          await send('GET', api + path, (xhr) => {
            xhr.responseType = type
          })
        ).xhr.response
      expect(await as('/gone', '')).toBe('no')
      expect(new TextDecoder().decode(await as('/gone', 'arraybuffer'))).toBe('no')
      expect(await ((await as('/gone', 'blob')) as Blob).text()).toBe('no')
      expect(await as('/gone', 'json')).toBeNull()
      const { xhr } = await send('GET', `${api}/xml`)
      expect(xhr.responseXML?.querySelector('b')).not.toBeNull()
      expect((await send('GET', `${api}/gone`)).xhr.responseXML).toBeNull()
    })

    test('refuses what it cannot do at once', () => {
      const xhr = new XMLHttpRequest()
      expect(() => xhr.send()).toThrow('The state of the XMLHttpRequest does not allow send.')
      expect(() => xhr.setRequestHeader('a', 'b')).toThrow('does not allow setRequestHeader')
      expect(() => xhr.open('A B', '/')).toThrow('"A B" is no method.')
      expect(() => xhr.open('TRACE', '/')).toThrow('No page may send TRACE.')
      expect(() => xhr.open('GET', 'https://[')).toThrow('"https://[" is no URL.')
      expect(() => xhr.open('GET', '/', false)).toThrow('CORS cannot be enforced for a synchronous XMLHttpRequest')
      xhr.open('GET', '/')
      expect(() => xhr.setRequestHeader('a b', 'c')).toThrow('"a b" is no header name.')
      expect([xhr.OPENED, XMLHttpRequest.DONE, XMLHttpRequest.name]).toEqual([1, 4, 'XMLHttpRequest'])
    })
  })

  describe('clients on the page of the DOM', () => {
    test('axios sends by XMLHttpRequest, and its error leads to the rule', async () => {
      const { data, headers } = await axios.put(`${api}/orders`, { a: 1 })
      expect([data, headers['x-total']]).toEqual([{ ok: 'ä' }, '3'])
      const error: unknown = await axios.get(`${api}/closed`).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(AxiosError)
      expect(error).toMatchObject({ code: 'ERR_NETWORK', message: 'Network Error' })
      expect(error).toFailCors('missing-allow-origin-header')
      await expect(axios.get(`${api}/orders`, { headers: { 'X-Requested-With': 'a' } })).toFailCors(
        'header-disallowed-by-preflight-response',
      )
      await expect(axios.get(`${api}/gone`)).rejects.toMatchObject({ status: 404 })
    })

    test('ky sends by fetch', async () => {
      expect(await ky.put(`${api}/orders`, { json: { a: 1 } }).json()).toEqual({ ok: 'ä' })
      await expect(ky.get(`${api}/closed`, { retry: 0 }).text()).toFailCors('missing-allow-origin-header')
    })
  })
}
