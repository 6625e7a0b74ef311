import * as Sentry from '@sentry/browser'
import ky from 'ky'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beforeSend } from './sentry-before-send.ts'
import { errorOf, failingFetch, secretUrl } from './support.ts'

/** What goes over the wire, by the real SDK and a transport that keeps it. */
const sent: string[] = []

beforeEach(() => {
  sent.length = 0
  Sentry.init({
    dsn: 'https://public@sentry.example.com/1',
    defaultIntegrations: false,
    beforeSend,
    transport: (options) =>
      Sentry.createTransport(options, async ({ body }) => {
        sent.push(typeof body === 'string' ? body : new TextDecoder().decode(body))
        return { statusCode: 200 }
      }),
  })
})
afterEach(async () => {
  await Sentry.close()
})

/** The event in the envelope. */
async function captured(error: unknown) {
  Sentry.captureException(error)
  await Sentry.flush(1000)
  const event = sent.flatMap((envelope) => envelope.split('\n')).find((line) => line.includes('"exception"'))
  return event === undefined ? undefined : JSON.parse(event)
}

const put = {
  method: 'PUT',
  headers: { 'Content-Type': 'application/json', Authorization: 'Bearer s3cret' },
  body: '{"card":"s3cret"}',
}

describe('the recipe for Sentry', () => {
  test('puts what is known beside the event, and leaves the error as it was', async () => {
    const error = (await errorOf(failingFetch()(secretUrl, put))) as Error
    const { message, stack } = error
    const event = await captured(error)
    expect(event.fingerprint).toEqual([expect.stringMatching(/^[a-z-]+\/[a-z-]+/)])
    expect(event.fingerprint[0]).toContain('https://api.example.com')
    expect(event.tags).toEqual({
      'whycors.stage': expect.any(String),
      'whycors.cause': expect.any(String),
      'whycors.certainty': 'possible',
    })
    expect(event.contexts.whycors).toMatchObject({
      method: 'PUT',
      url: 'https://api.example.com/orders/42?token=…',
      origin: 'https://app.example.com',
      headerNames: ['authorization', 'content-type'],
      candidates: expect.arrayContaining(['connection-refused', 'preflight-missing-allow-origin-header']),
    })
    expect(event.exception.values[0]).toMatchObject({ type: 'TypeError', value: 'Failed to fetch' })
    expect([error.message, error.stack]).toEqual([message, stack])
  })

  test('sends no secret', async () => {
    await captured(await errorOf(failingFetch()(secretUrl, put)))
    expect(sent.join()).not.toContain('s3cret')
    expect(sent.join()).toContain('whycors')
  })

  test('finds it under the error of a client', async () => {
    const error = await errorOf(ky.create({ fetch: failingFetch(), retry: 0 }).get('https://api.example.com/orders'))
    expect(error).toMatchObject({ name: 'NetworkError' })
    expect((await captured(error)).contexts.whycors).toMatchObject({ method: 'GET', url: 'https://api.example.com/orders' })
  })

  test('gives the same fingerprint for the same failure, and another for another URL', async () => {
    const fingerprintOf = async (url: string) => {
      sent.length = 0
      return (await captured(await errorOf(failingFetch()(url)))).fingerprint
    }
    const first = await fingerprintOf('https://api.example.com/orders/42')
    expect(await fingerprintOf('https://api.example.com/orders/43')).toEqual(first)
    expect(await fingerprintOf('https://api.example.com/users')).not.toEqual(first)
  })

  test('drops what the app gave up itself', async () => {
    const controller = new AbortController()
    const reason = new DOMException('gone', 'AbortError')
    const failed = errorOf(failingFetch(reason)('https://api.example.com/', { signal: controller.signal }))
    controller.abort(reason)
    expect(await captured(await failed)).toBeUndefined()
  })

  test('leaves other errors alone', async () => {
    const event = await captured(new Error('of the app'))
    expect(event.exception.values[0]).toMatchObject({ type: 'Error', value: 'of the app' })
    expect([event.fingerprint, event.tags, event.contexts?.whycors]).toEqual([undefined, undefined, undefined])
  })
})
