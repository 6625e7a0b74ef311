import { expect, test } from 'vitest'
import { prepareRequest } from '../../../src/predict/prepare-request.ts'
import { originUnknown } from '../../../src/predict/rules/origin-unknown.ts'
import { nowhere, page, recordOf, sandboxedPage } from '../record-of.ts'

test('origin-unknown finds a page of which nothing is known', () => {
  expect(originUnknown.check(prepareRequest(recordOf(), nowhere))).toStrictEqual({})
  expect(originUnknown.check(prepareRequest(recordOf(), { baseUrl: 'https://app.example/' }))).toStrictEqual({})
})

test('origin-unknown stays quiet where the origin is known, or known to be opaque', () => {
  expect(originUnknown.check(prepareRequest(recordOf(), page))).toBeUndefined()
  expect(originUnknown.check(prepareRequest(recordOf(), sandboxedPage))).toBeUndefined()
})
