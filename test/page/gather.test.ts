import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFetch } from '../../src/adapters/console/create-fetch.ts'
import { explain } from '../../src/page/explain.ts'
import { isAborted } from '../../src/page/guards.ts'

const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Length': '100' }).write('half of it', () => {
    setTimeout(() => response.destroy(), 20)
  })
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

test('a call whose answer broke off is no memory of itself', async () => {
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fetch = createFetch({ probe: 'never', console: false, environment: { origin: 'https://app.example.com' } })
  const response = await fetch(`${api}/half`)
  const error = await response.text().catch((reason: unknown) => reason)
  const { stage, evidence } = await explain(error, { response })
  expect(stage).toBe('body')
  expect(evidence.map(({ id }) => id).filter((id) => id.startsWith('memory'))).toEqual([])
})

test('an abort while the body is read is known once it is told which', async () => {
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const controller = new AbortController()
  const response = await createFetch({ probe: 'never', console: false })(`${api}/half`, { signal: controller.signal })
  const reading = response.text().catch((reason: unknown) => reason)
  controller.abort()
  const error = await reading
  expect(isAborted(error)).toBe(false)
  expect(await explain(error, { response })).toMatchObject({ stage: 'aborted', cause: 'aborted' })
  expect(isAborted(error)).toBe(true)
})
