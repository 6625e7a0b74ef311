import { expect, test } from 'vitest'
import { explain } from 'whycors'
import { policy } from '../mocks/policy.ts'
import { server } from '../mocks/server.ts'
import { countOrders, forgetOrder, saveOrder } from './orders.ts'

test('counts orders by a header that the API exposes', async () => {
  expect(await countOrders()).toBe(12)
})

test('saves an order', async () => {
  expect(await saveOrder(7, { paid: true })).toEqual({ id: 7, paid: true })
})

test('cannot forget an order, since the API does not allow DELETE', async () => {
  await expect(forgetOrder(7)).toFailCors('method-disallowed-by-preflight-response')
})

test('tells why, as a page does in production', async () => {
  const error: unknown = await forgetOrder(7).catch((reason: unknown) => reason)
  expect(await explain(error)).toMatchObject({ stage: 'preflight', certainty: 'certain' })
})

test('lists orders without a preflight', async () => {
  const requests: Request[] = []
  server.events.on('request:start', ({ request }) => requests.push(request))
  await countOrders()
  expect(requests).toHaveLength(1)
  expect({ request: requests[0] }).toBeSimpleRequest()
})

test('sends nothing that the policy of the API does not allow', () => {
  const request = new Request('https://api.example.com/orders/7', { method: 'PUT', headers: { 'X-Tenant': '7' } })
  expect(request).toTriggerPreflight({ rule: 'header-not-safelisted', subject: 'X-Tenant' })
  expect(request).not.toPassCors(policy)
})
