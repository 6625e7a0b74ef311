import { expect, test } from 'vitest'
import { runRoundTrips } from './support/run-round-trips.ts'

test('100,000 generated calls come out of the server half as they were meant, or are refused with a reason', async () => {
  const outcomes = await runRoundTrips(100_000, 1)
  console.log('Round trips:', outcomes)
  expect(outcomes['rewritten']).toBeGreaterThan(10_000)
})
