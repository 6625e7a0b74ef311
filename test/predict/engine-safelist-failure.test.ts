import { expect, test } from 'vitest'
import { engineProfile } from '../../src/predict/engine-profile.ts'
import { engineSafelistFailure } from '../../src/predict/engine-safelist-failure.ts'

const asked = (engine: 'standard' | 'chromium' | 'gecko', name: string, value: string, implied = false) => {
  const deviations: string[] = []
  return [engineSafelistFailure({ name, value, implied }, 'xhr', engineProfile(engine), deviations), deviations]
}

test('is what the standard says where no quirk speaks', () => {
  expect(asked('standard', 'content-type', 'a/b')).toEqual([{ why: 'content-type', essence: 'a/b' }, []])
  expect(asked('chromium', 'accept', 'a')).toEqual([null, []])
})

test('is what a quirk says, by its id', () => {
  expect(asked('chromium', 'dpr', '1')).toEqual([null, ['client-hints-safelisted']])
  expect(asked('gecko', 'accept', '\xe9')).toEqual([{ why: 'unsafe-byte', byte: 0xe9, position: 0 }, ['upper-bytes-unsafe']])
})

test('asks for the limit first', () => {
  const value = `text/plain;a=${'b'.repeat(116)}`
  expect(asked('gecko', 'content-type', value)).toEqual([{ why: 'too-long', length: 129 }, []])
  expect(asked('gecko', 'content-type', value, true)).toEqual([null, ['implied-type-of-any-length']])
})
