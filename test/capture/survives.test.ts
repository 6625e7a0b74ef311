import { test } from 'vitest'
import { survives } from './survives.ts'

// A million with WHYCORS_LONG=1, and in the long run.
const runs = process.env['WHYCORS_LONG'] === '1' ? 1_000_000 : 20_000

test(`predictions survive ${runs.toLocaleString('en')} calls with arguments of any type, and touch none of them`, {
  timeout: 600_000,
}, () => {
  survives(runs)
})
