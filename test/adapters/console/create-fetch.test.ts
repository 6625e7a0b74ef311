import { expect, test, vi } from 'vitest'
import { createFetch } from '../../../src/adapters/console/create-fetch.ts'
import type { Logger } from '../../../src/page/options.ts'

const page = { origin: 'https://app.example.com' }

function recorder() {
  const said: [string, string][] = []
  const logger: Logger = {
    warn: (...data) => said.push(['warn', data.join(' ')]),
    info: (...data) => said.push(['info', data.join(' ')]),
    group: (...data) => said.push(['group', data.join(' ')]),
    groupEnd: () => said.push(['groupEnd', '']),
  }
  return { said, logger }
}

test('tells each new shape of request that needs a preflight in one line, once', async () => {
  const { said, logger } = recorder()
  const fetch = createFetch({ fetch: async () => new Response(), environment: page, console: logger })
  await fetch('https://api.example.com/users/41', { method: 'PUT' })
  await fetch('https://api.example.com/users/42', { method: 'PUT' })
  expect(said).toHaveLength(1)
  expect(said[0]).toEqual(['info', expect.stringMatching(/^whycors: PUT https:\/\/api\.example\.com\/users\/41: /)])
  await fetch('https://api.example.com/users/42', { method: 'DELETE' })
  await fetch('https://api.example.com/users/42')
  await fetch('https://app.example.com/users/42', { method: 'PUT' })
  expect(said).toHaveLength(2)
  await fetch('https://api.example.com/users', { method: 'PUT' })
  await fetch('https://api.example.com/users', { method: 'PUT' })
  expect(said).toHaveLength(3)
})

test('tells each new failure in one group, and nothing of what the app aborted', async () => {
  const { said, logger } = recorder()
  const base = (_: unknown, init?: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      if (init?.signal) init.signal.onabort = () => reject(init.signal?.reason)
      else reject(new TypeError('Failed to fetch'))
    })
  const fetch = createFetch({ fetch: base, environment: page, console: logger, probe: 'never' })
  await expect(fetch('https://api.example.com/users')).rejects.toThrow()
  await vi.waitFor(() => expect(said).toHaveLength(3))
  expect(said.map(([kind]) => kind)).toEqual(['group', 'info', 'groupEnd'])
  await expect(fetch('https://api.example.com/users')).rejects.toThrow()
  const controller = new AbortController()
  const aborted = fetch('https://api.example.com/others', { signal: controller.signal })
  controller.abort()
  await expect(aborted).rejects.toBeDefined()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(said).toHaveLength(3)
})

test('is silent outside a page unless asked', async () => {
  const spies = [vi.spyOn(console, 'info'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'group')]
  const fetch = createFetch({ fetch: () => Promise.reject(new TypeError('Failed to fetch')), environment: page })
  await expect(fetch('https://api.example.com/silent', { method: 'PUT' })).rejects.toThrow()
  await new Promise((resolve) => setTimeout(resolve, 60))
  for (const spy of spies) expect(spy).not.toHaveBeenCalled()
})
