import { describe, expect, test } from 'vitest'
import { isRewriteRoute, parseRewriteRoute } from '../../src/model/rewrite-route.ts'

test.each([
  ['PUT /orders/:id', { method: 'PUT', segments: ['orders', null] }],
  ['DELETE /', { method: 'DELETE', segments: [''] }],
  ['PATCH /a/:b/c/', { method: 'PATCH', segments: ['a', null, 'c', ''] }],
  ['PUT /caf%C3%A9', { method: 'PUT', segments: ['caf%C3%A9'] }],
])('%s is a route', (text, route) => {
  expect(parseRewriteRoute(text)).toEqual(route)
})

test.each([
  '',
  'PUT',
  '/orders',
  'PUT orders',
  'put /orders',
  'GET /orders',
  'POST /orders',
  'TRACE /a',
  'PUT /a b',
  'PUT /a?b',
  'PUT /a#b',
  'PUT /../a',
  'PUT /a;b',
  'PUT /a%2Fb',
  'PUT  /a',
  ' PUT /a',
  'PUT /café',
])('%j is none', (text) => {
  expect(parseRewriteRoute(text)).toBeNull()
})

describe('PUT /orders/:id', () => {
  const routes = [parseRewriteRoute('PUT /orders/:id')].filter((route) => route !== null)
  test.each([
    ['PUT', '/orders/1', true],
    ['PUT', '/orders/a%20b', true],
    ['PUT', '/orders/caf%C3%A9', true],
    ['PUT', "/orders/~!$&'()*+,=:@-_.x", true],
    ['PUT', '/orders/', false],
    ['PUT', '/orders', false],
    ['PUT', '/orders/1/', false],
    ['PUT', '/orders/1/2', false],
    ['PUT', '//orders/1', false],
    ['PUT', '/Orders/1', false],
    ['PUT', 'http://a/orders/1', false],
    ['PUT', '/orders/..', false],
    ['PUT', '/orders/.', false],
    ['PUT', '/orders/%2e%2e', false],
    ['PUT', '/orders/1%2F2', false],
    ['PUT', '/orders/1%5c2', false],
    ['PUT', '/orders/1\\2', false],
    ['PUT', '/orders/%252F', false],
    ['PUT', '/orders/1;a', false],
    ['PUT', '/orders/1%3Ba', false],
    ['PUT', '/orders/%00', false],
    ['PUT', '/orders/%0d%0a', false],
    ['PUT', '/orders/%C0%AF', false],
    ['PUT', '/orders/%', false],
    ['PATCH', '/orders/1', false],
    ['put', '/orders/1', false],
  ])('%s %s: %s', (method, path, expected) => {
    expect(isRewriteRoute(routes, method, path)).toBe(expected)
  })
})
