import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createRateLimit } from '../../../src/adapters/server/rate-limit.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('createRateLimit', () => {
  test('limits each client, and says how long to wait', () => {
    const limit = createRateLimit({ perClient: 2, total: 100 })
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 0, 60, 0])
    vi.advanceTimersByTime(45_000)
    expect(limit.take('a')).toBe(15)
    vi.advanceTimersByTime(15_000)
    expect(limit.take('a')).toBe(0)
  })
  test('limits all clients together', () => {
    const limit = createRateLimit({ perClient: 2, total: 3 })
    expect(['a', 'b', 'c', 'd'].map((client) => limit.take(client) > 0)).toEqual([false, false, false, true])
  })
  test.each<[string, string, boolean]>([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['192.0.2.1', '192.0.2.2', false],
  ])('%s and %s are one client: %s', (one, other, same) => {
    const limit = createRateLimit({ perClient: 1, total: 10 })
    limit.take(one)
    expect(limit.take(other) > 0).toBe(same)
  })
})
