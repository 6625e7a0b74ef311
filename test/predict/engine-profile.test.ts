import { describe, expect, test } from 'vitest'
import type { Engine } from '../../src/model/environment.ts'
import { engineProfile } from '../../src/predict/engine-profile.ts'
import type { Quirk } from '../../src/predict/quirk.ts'
import { quirks } from '../../src/predict/quirks/index.ts'
import { text } from './record-of.ts'

const engines: readonly Engine[] = ['standard', 'chromium', 'gecko', 'webkit']

describe.each(engines)('the profile %s', (engine) => {
  test('answers at the decision points of its quirks, and at no other', () => {
    const points = (quirks as readonly Quirk[])
      .filter((quirk) => quirk.engines.includes(engine))
      .flatMap(({ at }) => Object.keys(at))
    expect(Object.keys(engineProfile(engine)).sort()).toEqual([...new Set(points)].sort())
  })
})

test('the standard departs from its text in one way alone, which all browsers share', () => {
  expect(Object.keys(engineProfile('standard'))).toEqual(['safelistFailure'])
})

test('an answer is noted by the id of its quirk', () => {
  const deviations: string[] = []
  expect(engineProfile('chromium').dropsHeader?.(deviations, 'user-agent', 'x')).toBe(true)
  expect(engineProfile('chromium').dropsHeader?.(deviations, 'x-a', 'x')).toBeUndefined()
  expect(deviations).toEqual(['user-agent-dropped'])
})

test('of several quirks the first that has an answer speaks', () => {
  const deviations: string[] = []
  const header = { name: 'content-type', value: 'text/plain;\xe9,', implied: false }
  expect(engineProfile('gecko').safelistFailure?.(deviations, header, null)).toMatchObject({ why: 'unsafe-byte' })
  expect(deviations).toEqual(['upper-bytes-unsafe'])
})

test('names that are no engines get the standard', () => {
  for (const name of ['', 'blink', 'toString', '__proto__', undefined, text])
    expect(engineProfile(name as never)).toBe(engineProfile('standard'))
})
