import { expect, test } from 'vitest'
import { engineProfile } from '../../src/predict/engine-profile.ts'
import { prepareHeaders } from '../../src/predict/prepare-headers.ts'
import { blobOf, recordOf, text } from './record-of.ts'

test('notes the quirks that had a say', () => {
  const deviations: string[] = []
  const record = recordOf({
    api: 'xhr',
    method: 'POST',
    headers: [
      ['User-Agent', 'x'],
      ['x-a', '1'],
    ],
    body: blobOf('x'),
  })
  expect(prepareHeaders(record, record.body, engineProfile('chromium'), deviations)).toStrictEqual({
    headers: [['x-a', '1']],
    impliedContentType: false,
    invalidHeaders: [],
    forbidden: ['user-agent'],
    droppedByNoCors: [],
  })
  expect(deviations).toEqual(['user-agent-dropped', 'blob-type-must-be-media-type'])
})

test('leaves the record as it was', () => {
  const record = recordOf({
    api: 'xhr',
    method: 'POST',
    headers: [
      ['content-type', 'text/plain;charset=x'],
      ['a', '1'],
      ['A', '2'],
    ],
    body: text,
  })
  const before = structuredClone(record)
  prepareHeaders(record, record.body, engineProfile('standard'), [])
  expect(record).toStrictEqual(before)
})
