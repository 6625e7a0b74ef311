import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { enforceCors } from 'whycors/msw'
import { corsMatchers } from 'whycors/testing'
import { policy } from './mocks/policy.ts'
import { server } from './mocks/server.ts'

enforceCors({ server, origin: 'https://app.example.com', policy })
expect.extend(corsMatchers)

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())
