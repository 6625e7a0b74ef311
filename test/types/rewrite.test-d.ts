import { describe, expectTypeOf, test } from 'vitest'
import { createFetch, type RewritePolicy, type RewriteStep, rewrite } from '../../src/index.ts'
import { type AcceptOptions, acceptRewritten, toNodeMiddleware } from '../../src/server.ts'

describe('rewrite', () => {
  test('gives arguments that fetch takes', () => {
    const { changed, args, steps } = rewrite('https://api.example.com/', {}, 'lossless')
    expectTypeOf(changed).toEqualTypeOf<boolean>()
    expectTypeOf(args).toExtend<Parameters<typeof fetch>>()
    expectTypeOf(steps).toEqualTypeOf<RewriteStep[]>()
  })

  test('takes policies whose keys are known', () => {
    expectTypeOf<{ lossless: true; telemetry: ['sentry-trace'] }>().toExtend<RewritePolicy>()
    expectTypeOf<'everything'>().not.toExtend<RewritePolicy>()
    createFetch({ rewrite: { 'https://api.example.com': { server: 'whycors/1', jsonAsText: true } } })
    // @ts-expect-error: no such key
    createFetch({ rewrite: { 'https://api.example.com': { everything: true } } })
    // @ts-expect-error: no such version
    createFetch({ rewrite: { 'https://api.example.com': { server: 'whycors/9' } } })
  })
})

describe('acceptRewritten', () => {
  test('shares its contract with the policy', () => {
    const contract = { jsonAsText: true, methodOverride: ['PUT /orders/:id'] }
    expectTypeOf({ ...contract, server: 'whycors/1' as const }).toExtend<RewritePolicy>()
    expectTypeOf({ ...contract, origins: ['https://app.example.com'] }).toExtend<AcceptOptions>()
  })

  test('makes its caller look whether a request was refused', () => {
    const accept = acceptRewritten({ origins: ['https://app.example.com'] })
    expectTypeOf(accept).returns.resolves.toEqualTypeOf<Request | Response>()
    expectTypeOf(toNodeMiddleware(accept)).parameter(2).toEqualTypeOf<() => void>()
    // @ts-expect-error: without origins anybody could be meant
    acceptRewritten({})
  })
})
