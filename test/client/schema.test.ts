import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClient, defineApi, endpoint, type Schema } from '../../src/client.ts'

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
