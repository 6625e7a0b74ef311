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

/** An app would write its baseUrl here. With probes, which are the default in development only, more kinds of errors can be told apart. */
export function clientOf(baseUrl: string, probe: 'full' | 'never') {
  return createClient(api, { baseUrl, explain: { probe, wait: 2000 } })
}

export type Client = ReturnType<typeof clientOf>
