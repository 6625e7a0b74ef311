import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownFailure } from '../../src/predict/known-failure.ts'
import { corsSafelistFailure } from '../../src/spec/fetch/cors-safelist-failure.ts'

test('is what the standard says, also when it was kept', () => {
  const name = fc.constantFrom('accept', 'content-type', 'range', 'x-a')
  const value = fc.oneof(
    fc.constantFrom('text/plain', 'application/json', 'bytes=0-', '', `text/plain;a=${'b'.repeat(130)}`),
    fc.string(),
  )
  fc.assert(
    fc.property(name, value, (header, content) => {
      for (let look = 0; look < 2; look += 1)
        expect(knownFailure(header, content)).toStrictEqual(corsSafelistFailure(header, content))
    }),
    { numRuns: 2000 },
  )
})
