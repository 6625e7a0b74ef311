import axios from 'axios'
import ky from 'ky'
import createOpenApi from 'openapi-fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClient, defineApi, endpoint } from '../../src/client.ts'
import { readReadme, sectionBelow } from '../docs/readme-sections.ts'
import { type Answer, type ApiServer, json, startApi } from './support/start-api.ts'

// Each row of the README's table is run with each client, against one real server.

const User = z.object({ id: z.number() })
const api = defineApi({
  user: endpoint.get('/users/:id/secret', { response: User }),
  ping: endpoint.get('/ping', { response: User }),
})

let server: ApiServer
beforeAll(async () => {
  server = await startApi()
})
afterAll(() => server.close())

/** A GET of `/users/{id}/secret` as each client makes it; `strict` where it can be told the form of the answer. */
const clients: Record<string, (id?: string) => Promise<unknown>> = {
  'whycors/client': (id) => {
    const client = createClient(api, {
      baseUrl: server.origin,
      ky: ky.create({ retry: { delay: () => 1 } }),
      explain: { probe: 'never' },
    })
    return (client.user as (request: object) => Promise<unknown>)({ params: id === undefined ? {} : { id } })
  },
  ky: (id) => ky.get(`users/${id}/secret`, { prefix: server.origin, retry: { delay: () => 1 } }).json(User),
  axios: async (id) => (await axios.get(`/users/${id}/secret`, { baseURL: server.origin, adapter: 'fetch' })).data,
  'openapi-fetch': async (id) => {
    const { data, error } = await createOpenApi<Record<string, Record<string, object>>>({ baseUrl: server.origin }).GET(
      '/users/{id}/secret' as never,
      { params: { path: id === undefined ? {} : { id } } } as never,
    )
    if (error) throw error
    return data
  },
}

type Call = (id?: string) => Promise<unknown>
const html: Answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as { name?: string; kind?: string; diagnosis?: unknown },
  )

/** Whether a client does what the row says. */
const rows: Record<string, (call: Call) => Promise<boolean>> = {
  'refuses an answer that does not fit the schema': async (call) => {
    server.answerWith(json({ id: 'x' }))
    return (await failureOf(call('7'))) !== undefined
  },
  'gives an answer that is not JSON an error of its own, no bare SyntaxError': async (call) => {
    server.answerWith(html)
    const error = await failureOf(call('7'))
    return error !== undefined && error.name !== 'SyntaxError'
  },
  'refuses a call without its path parameter, before anything is sent': async (call) => {
    server.answerWith(json({ id: 1 }))
    await failureOf(call())
    return server.received.length === 0
  },
  'does not let `..` as a parameter lead to another path': async (call) => {
    server.answerWith(json({ id: 1 }))
    await failureOf(call('..'))
    return server.received.every(({ url }) => url !== '/secret')
  },
  'encodes a slash in a parameter': async (call) => {
    server.answerWith(json({ id: 1 }))
    await failureOf(call('a/b'))
    return server.received[0]?.url === '/users/a%2Fb/secret'
  },
  'tries a GET that was answered 502 again': async (call) => {
    server.answerWith((request, response, nth) => (nth < 2 ? json({}, 502) : json({ id: 1 }))(request, response, nth))
    return (await failureOf(call('7'))) === undefined
  },
  'has a diagnosis in the error of a call that failed on its way': async (call) => {
    server.answerWith((_, response) => void response.destroy())
    return (await failureOf(call('7')))?.diagnosis !== undefined
  },
}

describe.each(Object.entries(rows))('the row "%s"', (name, does) => {
  test('holds for each client', async () => {
    const table = sectionBelow(await readReadme(), '<!-- table: clients -->').split('\n')
    const header = table[0]?.split('|').map((cell) => cell.trim().replaceAll('`', ''))
    const cells = table
      .find((line) => line.includes(`| ${name} |`))
      ?.split('|')
      .map((cell) => cell.trim())
    for (const [client, call] of Object.entries(clients)) {
      const said = cells?.[header?.indexOf(client) ?? -1]
      expect(`${client}: ${said}`).toBe(`${client}: ${(await does(call)) ? 'yes' : 'no'}`)
    }
  })
})

test('the table has no row that nothing runs', async () => {
  const table = sectionBelow(await readReadme(), '<!-- table: clients -->')
    .split('\n')
    .slice(2)
  expect(table.map((line) => line.split('|')[1]?.trim())).toEqual(Object.keys(rows))
})
