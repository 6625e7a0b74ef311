import { expect, test } from 'vitest'
import { runRoundTrips } from './support/run-round-trips.ts'

test('2,000 generated calls come out of the server half as they were meant, or are refused with a reason', async () => {
  const outcomes = await runRoundTrips(2_000, 20_261_122)
  // So that the property is not true for want of cases.
  expect(outcomes['rewritten']).toBeGreaterThan(200)
  expect(outcomes['refused']).toBeGreaterThan(200)
})
