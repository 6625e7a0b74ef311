import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClient, defineApi, endpoint, type Schema, text } from '../../src/client.ts'

const secret = 'hunter2 "and more"'
const schemas: [library: string, schema: Schema, says: string][] = [
  ['zod', z.object({ mail: z.email() }), 'Invalid email address'],
  ['valibot', v.object({ mail: v.pipe(v.string(), v.email()) }), 'Invalid email: Received ...'],
  ['valibot, another type', v.object({ mail: v.number() }), 'Invalid type: Expected number but received ...'],
  ['valibot, a choice', v.object({ mail: v.picklist(['a', 'b']) }), 'Invalid type: Expected ("a" | "b") but received ...'],
  ['arktype', type({ mail: 'string.email' }), 'mail must be an email address (was ...)'],
]

describe('what a schema says of a value', () => {
  test.each(schemas)('is told without the value: %s', async (_, schema, says) => {
    const api = defineApi({
      send: endpoint.post('/mail', { body: schema }),
      get: endpoint.get('/mail', { response: schema }),
      fail: endpoint.get('/mail', { errors: { 500: schema } }),
    })
    const answer = (status: number) => async () => Response.json({ mail: secret }, { status })
    const client = (status: number) => createClient(api, { baseUrl: 'https://api.example.com', fetch: answer(status) })
    const results = [
      await client(200).send.safe({ body: { mail: secret } }),
      await client(200).get.safe(),
      await client(500).fail.safe({ retry: 0 }),
    ]
    for (const result of results) {
      if (result.ok) throw new Error('The call did not fail.')
      expect(result.error).toMatchObject({ kind: 'validation', path: 'body.mail' })
      expect(result.error.message).toContain(says)
      expect(result.error.message + JSON.stringify(result.error)).not.toContain('hunter2')
    }
  })
})

test.each<[schema: Schema, value: unknown, says: string]>([
  [type({ mail: "'a' | 'b'" }), { mail: { password: 'hunter2' } }, 'mail must be "a" or "b" (was ...)'],
  [type({ mail: "'a' | 'b'" }), { mail: ['hunter2'] }, 'mail must be "a" or "b" (was ...)'],
  [type({ mail: 'number < 3' }), { mail: 4111111111111111 }, 'mail must be less than 3 (was ...)'],
  [type({ mail: 'string.json' }), { mail: 'hunter2' }, 'mail must be a JSON string (SyntaxError: ...)'],
  [type({ mail: 'string' }), { mail: {} }, 'mail must be a string (was an object)'],
  [v.object({ mail: v.string() }), { mail: 4111111111111111 }, 'Invalid type: Expected string but received ...'],
  [v.object({ mail: v.string() }), { mail: [] }, 'Invalid type: Expected string but received Array'],
])('values of other kinds are left out, and their kinds are not: %#', async (body, value, says) => {
  const api = defineApi({ send: endpoint.post('/mail', { body }) })
  const result = await createClient(api, { baseUrl: 'https://api.example.com' }).send.safe({ body: value })
  if (result.ok) throw new Error('The call did not fail.')
  expect(result.error.message).toBe(`send: POST /mail was not sent: body.mail: ${says}`)
})

const broken = (error: unknown) =>
  z.string().transform(() => {
    throw error
  })

test.each([new Error('boom'), new TypeError('boom'), new SyntaxError('boom'), new DOMException('boom', 'AbortError')])(
  'a schema that throws %o is told, and the answer is not said to have broken off',
  async (thrown) => {
    const api = defineApi({
      send: endpoint.post('/mail', { body: broken(thrown) }),
      get: endpoint.get('/mail', { response: broken(thrown) }),
      read: endpoint.get('/mail', { response: text(broken(thrown)) }),
      head: endpoint.head('/mail', { responseHeaders: { 'content-type': broken(thrown) } }),
      fail: endpoint.get('/mail/none', { errors: { 404: broken(thrown) } }),
    })
    const answer = async (input: unknown) => Response.json('a', { status: (input as Request).url.endsWith('none') ? 404 : 200 })
    const client = createClient(api, { baseUrl: 'https://api.example.com', fetch: answer as typeof fetch })
    const results = [
      await client.send.safe({ body: 'a' }),
      await client.get.safe(),
      await client.read.safe(),
      await client.head.safe(),
      await client.fail.safe(),
    ]
    const where = results.map((result) => (result.ok || result.error.kind !== 'validation' ? result : result.error.where))
    expect(where).toEqual(['request', 'response', 'response', 'response', 'response'])
    for (const result of results) {
      if (result.ok) throw new Error('The call did not fail.')
      expect(result.error.cause).toBe(thrown)
      expect(result.error.message).toContain('schema threw')
      expect(result.error.message).not.toContain('boom')
    }
  },
)
