import type { SetupWorker } from 'msw/browser'
import { setupServer } from 'msw/node'
import { expectTypeOf, test } from 'vitest'
import type { CorsPolicy } from '../../src/model/cors-policy.ts'
import type { ApiNeeds, corsLint, recordTraffic } from '../../src/testing.ts'
import CorsReporterByDefault, { CorsReporter } from '../../src/testing-reporter.ts'

const server = setupServer()

test('servers and workers of MSW are taken', () => {
  expectTypeOf<typeof corsLint>().toBeCallableWith({ server, origin: 'https://app.example.com', budget: { perTest: 0 } })
  expectTypeOf<typeof recordTraffic>().toBeCallableWith({ server: {} as SetupWorker, file: 'needs.json' })
  expectTypeOf<typeof corsLint>().toBeCallableWith()
})

test('an allowance needs its reason', () => {
  // @ts-expect-error there is no reason
  expectTypeOf<typeof corsLint>().toBeCallableWith({ budget: { perTest: 0, allow: [{ url: '*' }] } })
})

test('what an API needs is a policy', () => {
  expectTypeOf<ApiNeeds>().toExtend<CorsPolicy>()
})

test('the reporter is a class, by name and by default', () => {
  expectTypeOf(CorsReporter).toBeConstructibleWith({ json: 'a.json', baseline: 'b.json' })
  expectTypeOf(CorsReporterByDefault).toEqualTypeOf(CorsReporter)
})
