import { z } from 'zod'
// In an app: 'whycors/client'.
import { createClient, defineApi, endpoint } from '../../../src/client.ts'

const User = z.object({ id: z.string(), name: z.string() })
const NotFound = z.object({ missing: z.string() })

export const api = defineApi({
  getUser: endpoint.get('/users/:id', { response: User, errors: { 404: NotFound } }),
  renameUser: endpoint.put('/users/:id', {
    body: z.object({ name: z.string().min(1) }),
    response: User,
    headers: { 'If-Match': z.string() },
    responseHeaders: { ETag: z.string().optional() },
    errors: { 404: NotFound },
  }),
})

/** `?api=` says where the servers of this example are; an app would write its baseUrl here. */
export function clientOf(baseUrl: string) {
  return createClient(api, { baseUrl, explain: { probe: 'full', wait: 2000 } })
}

export type Client = ReturnType<typeof clientOf>
