import { expect, test } from 'vitest'
import type { Engine } from '../../src/model/environment.ts'
import { engineProfile } from '../../src/predict/engine-profile.ts'
import { findUnsafeHeaders } from '../../src/predict/find-unsafe-headers.ts'

function found(engine: Engine, headers: [string, string][], limit = 1024) {
  const prepared = { headers, impliedContentType: false, invalidHeaders: [], forbidden: [], droppedByNoCors: [] }
  return findUnsafeHeaders(prepared, limit, 'fetch', engineProfile(engine), [])
}

const repeated: [string, string][] = [
  ['x-b', '1'],
  ['accept', 'a'.repeat(100)],
  ['x-a', '1'],
  ['accept', 'b'.repeat(100)],
  ['x-b', '2'],
]

test('holds each header against the safelist, or each name', () => {
  expect(found('standard', repeated)).toMatchObject({
    names: ['x-a', 'x-b'],
    potentiallyUnsafeNames: ['accept'],
    safelistValueSize: 200,
  })
  expect(found('chromium', repeated)).toMatchObject({
    names: ['accept', 'x-a', 'x-b'],
    potentiallyUnsafeNames: [],
    safelistValueSize: 0,
  })
})

test('names a header as often as the engine does', () => {
  expect(found('gecko', repeated).names).toEqual(['x-a', 'x-b', 'x-b'])
})

test('holds the sum against the limit that it is given', () => {
  expect(found('standard', repeated, 199).names).toEqual(['accept', 'x-a', 'x-b'])
})
