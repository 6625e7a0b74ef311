import { test } from 'vitest'
import { survives } from './survives.ts'

test('predictions survive 1,000,000 calls with arguments of any type, and touch none of them', { timeout: 1_200_000 }, () => {
  survives(1_000_000)
})
