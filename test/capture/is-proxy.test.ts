import { expect, test } from 'vitest'
import { hasProxyInChain, isProxy } from '../../src/capture/is-proxy.ts'

const proxy = new Proxy({}, {})

test('a Proxy is known, and no other value is taken for one', () => {
  expect([proxy, new Proxy(() => {}, {}), {}, [], null, 1, Object.create(proxy)].map(isProxy)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})

test('a Proxy among the prototypes is known too', () => {
  expect(
    [proxy, Object.create(proxy), Object.create(Object.create(proxy)), {}, Object.create(null)].map(hasProxyInChain),
  ).toEqual([true, true, true, false, false])
})
