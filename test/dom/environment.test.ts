import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'

test('has the DOM of happy-dom', () => {
  expect(document.createElement('p').tagName).toBe('P')
  expect(location.href).toBe('https://app.example.test/page')
})

test('has the network of Node, which sends a cross-origin PUT without a preflight', async () => {
  const methods: (string | undefined)[] = []
  const server = createServer((request, response) => {
    methods.push(request.method)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    method: 'PUT',
    headers: { 'x-custom': '1' },
  })
  expect(response.status).toBe(200)
  expect(methods).toEqual(['PUT'])
  await new Promise((resolve) => server.close(resolve))
})
