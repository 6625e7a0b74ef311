import { describe, expect, test } from 'vitest'
import type { AcceptOptions } from '../../../src/adapters/server/accept-options.ts'
import { acceptRewritten } from '../../../src/adapters/server/accept-rewritten.ts'

const origins = ['https://app.example.com']

describe('acceptRewritten refuses', () => {
  test.each<[title: string, options: unknown, message: string]>([
    ['no options', undefined, '"origins" must name the pages'],
    ['no origins', {}, '"origins" must name the pages'],
    ['an empty list of origins', { origins: [] }, '"origins" must name the pages'],
    ['one origin without a list', { origins: 'https://app.example.com' }, '"origins" must be a list of strings'],
    ['any origin', { origins: ['*'] }, '"origins" holds "*"'],
    ['the null origin', { origins: ['null'] }, '"origins" holds "null"'],
    ['an origin with a path', { origins: ['https://app.example.com/'] }, '"origins" holds "https://app.example.com/"'],
    ['an origin in capitals', { origins: ['https://App.example.com'] }, '"origins" holds'],
    ['an unknown key', { origins, jsonAsTxt: true }, 'unknown key "jsonAsTxt"'],
    ['a key of Object.prototype', { origins, constructor: true }, 'unknown key "constructor"'],
    ['a value of the wrong type', { origins, jsonAsText: 'yes' }, '"jsonAsText" must be true or false'],
    ['a route without a method', { origins, methodOverride: ['/orders/:id'] }, '"methodOverride" holds "/orders/:id"'],
    ['a route to TRACE', { origins, methodOverride: ['TRACE /orders'] }, '"methodOverride" holds "TRACE /orders"'],
    ['a route to GET', { origins, methodOverride: ['GET /orders'] }, '"methodOverride" holds "GET /orders"'],
    ['a route with a wildcard in a segment', { origins, methodOverride: ['PUT /or%2Fders'] }, '"methodOverride" holds'],
    ...[
      'Cookie',
      'Host',
      'X-Forwarded-For',
      'Forwarded',
      'X-Real-IP',
      'X-Original-URL',
      'X-Rewrite-URL',
      'X-Middleware-Subrequest',
    ].flatMap((name): [string, unknown, string][] => [
      [`${name} in the body`, { origins, headersInBody: [name] }, `"headersInBody" holds "${name}", which can never be restored`],
      [
        `${name} in the query`,
        { origins, headersInQuery: [name] },
        `"headersInQuery" holds "${name}", which can never be restored`,
      ],
    ]),
    ...[
      'Authorization',
      'X-API-Key',
      'apikey',
      'X-Auth',
      'X-Session-Id',
      'X-CSRF-Token',
      'X-Amz-Security-Token',
      'X-Secret',
      'x-jwt',
    ].map((name): [string, unknown, string] => [
      `the secret ${name} in the query`,
      { origins, headersInQuery: [name] },
      `"headersInQuery" holds "${name}", which can hold a secret`,
    ]),
    ['__proto__', { origins, headersInBody: ['__proto__'] }, 'can never be restored'],
    ['Content-Type', { origins, headersInBody: ['content-type'] }, 'travels with its body'],
    ['a size that is no number', { origins, maxBodySize: '1mb' }, '"maxBodySize" must be a number of bytes'],
    ['cookies without the guard', { origins, guard: false, allowCredentials: true }, '"allowCredentials" needs the guard'],
  ])('%s', (_, options, message) => {
    let thrown: unknown
    try {
      acceptRewritten(options as AcceptOptions)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(TypeError)
    expect((thrown as TypeError).message).toContain(message)
    expect((thrown as TypeError).message).toMatch(/^acceptRewritten/)
  })

  test('nothing of the kind where the options are in order', () => {
    expect(() =>
      acceptRewritten({
        origins,
        jsonAsText: true,
        methodOverride: ['PUT /', 'DELETE /a/:b/c'],
        headersInQuery: ['X-Client', 'Idempotency-Key', 'x-author'],
        headersInBody: ['Authorization'],
        shortenAccept: true,
        allowCredentials: true,
        maxBodySize: 0,
      }),
    ).not.toThrow()
  })
})
