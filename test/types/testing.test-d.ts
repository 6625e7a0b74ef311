import { expect as jestExpect } from 'expect'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, expectTypeOf, test } from 'vitest'
import { enforceCors, withCors } from '../../src/msw.ts'
import { type CorsMatchers, type CorsPolicy, corsMatchers } from '../../src/testing.ts'

// What the README tells users of Jest to write.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> extends CorsMatchers<R, T> {}
}

const url = 'https://api.example.com/'
const policy: CorsPolicy = { origins: [url], methods: '*', maxAge: 60 }

test('both kinds of expect take the matchers', () => {
  expect.extend(corsMatchers)
  jestExpect.extend(corsMatchers)
})

test('vitest knows them by the import', () => {
  expectTypeOf(expect(url).toBeSimpleRequest()).toEqualTypeOf<void>()
  expectTypeOf(expect(url).not.toTriggerPreflight({ rule: 'stream-body', subject: 'x-foo' })).toEqualTypeOf<void>()
  expectTypeOf(expect([url]).toPassCors(policy, { origin: url })).toEqualTypeOf<void>()
  expectTypeOf(expect(fetch(url)).toFailCors('missing-allow-origin-header')).toEqualTypeOf<Promise<void>>()
  expectTypeOf(expect(fetch(url)).not.toFailCors('invalid-allow-credentials', { policy })).toEqualTypeOf<Promise<void>>()
  // @ts-expect-error: no rule
  expect(url).toTriggerPreflight({ rule: 'no-such-rule' })
  // @ts-expect-error: no cause
  expect(url).toFailCors('no-such-cause')
  // @ts-expect-error: a policy needs origins
  expect(url).toPassCors({ methods: ['PUT'] })
  // @ts-expect-error: one origin is a list of one
  expect(url).toPassCors({ origins: url })
})

test('Jest knows them where it is told', () => {
  expectTypeOf(jestExpect(url).toBeSimpleRequest()).toEqualTypeOf<void>()
  expectTypeOf(jestExpect(url).not.toTriggerPreflight({ subject: 'x-foo' })).toEqualTypeOf<void>()
  expectTypeOf(jestExpect(fetch(url)).toFailCors('missing-allow-origin-header')).toEqualTypeOf<Promise<void>>()
  // @ts-expect-error: no cause
  jestExpect(url).toFailCors('no-such-cause')
})

test('the mock of MSW is taken as it is', () => {
  const handlers = [http.get(url, () => HttpResponse.json({}))]
  const server = setupServer(...withCors(policy, handlers))
  expectTypeOf(enforceCors({ server, origin: url, engine: 'gecko', credentials: 'include' })).toEqualTypeOf<() => void>()
  enforceCors({ server, preflight: 'from-policy', policy: { [url]: policy } })
  // @ts-expect-error: no mode
  enforceCors({ server, preflight: 'never' })
})
