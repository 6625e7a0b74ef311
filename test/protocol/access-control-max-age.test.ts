import { expect, test } from 'vitest'
import type { Engine } from '../../src/model/environment.ts'
import { accessControlMaxAge } from '../../src/protocol/access-control-max-age.ts'

const ofStandard = 5

// Measured 2026-11-28: whether a second PUT, at once and after 5.6 seconds, needs a preflight of its own.
test.each<[value: string, chromium: number, gecko: number, webkit: number]>([
  ['60', 60, 60, 60],
  ['060', 60, 60, 60],
  ['0', 0, 0, 0],
  ['+60', 60, 0, 60],
  ['+0', 0, 0, 0],
  ['-0', 0, 0, 0],
  ['-1', 0, 0, 0],
  ['', 5, 5, 5],
  ['abc', 5, 0, 5],
  ['5.5', 5, 0, 5],
  ['5, 6', 5, 0, 5],
  ['60s', 5, 0, 5],
  ['9223372036854775807', 7200, 86400, 600],
  ['9223372036854775808', 5, 86400, 5],
  ['-99999999999999999999', 5, 0, 5],
])('Access-Control-Max-Age: %s', (value, ...expected) => {
  const engines = ['chromium', 'gecko', 'webkit'] as const
  expect(engines.map((engine: Engine) => accessControlMaxAge([['Access-Control-Max-Age', value]], engine, ofStandard))).toEqual(
    expected,
  )
  expect(accessControlMaxAge([['Access-Control-Max-Age', value]], 'standard', 7)).toBe(7)
})

test('without the header the default of the standard holds', () => {
  for (const engine of ['standard', 'chromium', 'gecko', 'webkit'] as const)
    expect(accessControlMaxAge([], engine, ofStandard)).toBe(5)
})
