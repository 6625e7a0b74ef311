import { expect, test } from 'vitest'
import { prepareRequest } from '../../src/predict/prepare-request.ts'
import { unsafeHeaders } from '../../src/predict/unsafe-headers.ts'
import { page, recordOf } from './record-of.ts'

const request = prepareRequest(
  recordOf({
    headers: [
      ['x-b', '1'],
      ['x-a', '1'],
      ['accept', '('],
    ],
  }),
  page,
)

test('gives each header that is refused for this reason, in the order of the list', () => {
  expect(unsafeHeaders(request, 'name', (subject) => ({ subject }))).toEqual([{ subject: 'x-b' }, { subject: 'x-a' }])
})

test('gives one without a list', () => {
  expect(unsafeHeaders(request, 'unsafe-byte', (subject, { byte }) => ({ subject, params: { byte } }))).toEqual({
    subject: 'accept',
    params: { byte: 0x28 },
  })
})

test('gives nothing where there is none', () => {
  expect(unsafeHeaders(request, 'range', (subject) => ({ subject }))).toBeUndefined()
})
