import { describe, expect, test } from 'vitest'
import { createFetch } from '../../src/adapters/console/create-fetch.ts'
import { install } from '../../src/adapters/console/install.ts'
import { rewrite } from '../../src/capture/rewrite.ts'
import type { RewritePolicy } from '../../src/model/rewrite.ts'

const api = 'https://api.example.com'
const server = 'whycors/1'

const wrongPolicies: [title: string, policy: unknown, message: string][] = [
  ['an unknown word', 'everything', "must be 'lossless' or an object of rules"],
  ['nothing', undefined, 'must be an object'],
  ['a list', [], 'must be an object'],
  ['an unknown key', { lossles: true }, 'unknown key "lossles". Known are lossless, telemetry, server, jsonAsText'],
  ['a key of Object.prototype', { constructor: true }, 'unknown key "constructor"'],
  ['a value of the wrong type', { lossless: 'yes' }, '"lossless" must be true or false'],
  [
    'a tracing header that is not known',
    { telemetry: ['x-csrf-token'] },
    '"telemetry" holds "x-csrf-token", which is not one of b3, baggage',
  ],
  ['telemetry of the wrong type', { telemetry: 'all' }, '"telemetry" must be'],
  ['a server of another version', { server: 'whycors/2' }, '"server" must be "whycors/1"'],
  ['jsonAsText without a server', { jsonAsText: true }, '"jsonAsText" needs "server"'],
  ['methodOverride without a server', { methodOverride: ['PUT /a'] }, '"methodOverride" needs "server"'],
  ['headersInQuery without a server', { headersInQuery: ['x-a'] }, '"headersInQuery" needs "server"'],
  ['headersInBody without a server', { headersInBody: ['x-a'] }, '"headersInBody" needs "server"'],
  ['shortenAccept without a server', { shortenAccept: true }, '"shortenAccept" needs "server"'],
  ['a method without a path', { server, methodOverride: ['PUT'] }, '"methodOverride" holds "PUT", which is no route'],
  ['a safe method', { server, methodOverride: ['GET /orders'] }, '"methodOverride" holds "GET /orders"'],
  [
    'a secret in the URL',
    { server, headersInQuery: ['Authorization'] },
    '"headersInQuery" holds "Authorization", which can hold a secret',
  ],
  [
    'an API key in the URL',
    { server, headersInQuery: ['x-api-key'] },
    '"headersInQuery" holds "x-api-key", which can hold a secret',
  ],
  ['a cookie', { server, headersInBody: ['cookie'] }, '"headersInBody" holds "cookie", which can never be restored'],
]

describe('a policy is refused with a TypeError that names the key', () => {
  test.each(wrongPolicies)('%s', (_, policy, message) => {
    const options = { rewrite: { [api]: policy as RewritePolicy } }
    for (const [start, attempt] of [
      [`createFetch: rewrite["${api}"]`, () => createFetch(options)],
      [`install: rewrite["${api}"]`, () => install(options)],
      ['rewrite: the policy', () => rewrite(api, {}, policy as RewritePolicy)],
    ] as const) {
      let thrown: unknown
      try {
        attempt()
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(TypeError)
      expect((thrown as TypeError).message).toContain(message)
      expect((thrown as TypeError).message.startsWith(start)).toBe(true)
    }
  })

  test.each([
    `${api}/`,
    `${api}/v1`,
    `${api}?a`,
    `${api}:443`,
    'api.example.com',
    'https://API.example.com',
    'https://user@api.example.com',
    'ftp://api.example.com',
    'null',
    '*',
    '',
  ])('the origin %j', (origin) => {
    const attempt = () => createFetch({ rewrite: { [origin]: 'lossless' } })
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(`createFetch: rewrite["${origin}"] is no origin`)
  })

  test('a value that is no record of policies', () => {
    expect(() => createFetch({ rewrite: 'lossless' as never })).toThrow(
      'createFetch: option "rewrite" must be an object of policies by origin.',
    )
  })
})

test('a policy that is in order is taken', () => {
  expect(() =>
    createFetch({
      rewrite: {
        [api]: 'lossless',
        'http://localhost:8080': {
          lossless: true,
          telemetry: ['sentry-trace', 'x-datadog-*'],
          server,
          jsonAsText: true,
          methodOverride: ['PUT /orders/:id'],
          headersInQuery: ['X-Client'],
          headersInBody: ['Authorization'],
          shortenAccept: true,
          allowCredentials: true,
          maxBodySize: 100,
        },
      },
    }),
  ).not.toThrow()
  // A rule that is switched off needs nothing.
  expect(() => createFetch({ rewrite: { [api]: { jsonAsText: false, headersInBody: [] } } })).not.toThrow()
})
