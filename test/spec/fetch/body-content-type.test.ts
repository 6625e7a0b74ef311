import { expect, test } from 'vitest'
import { bodyContentType } from '../../../src/spec/fetch/body-content-type.ts'
import { isCorsSafelistedRequestHeader } from '../../../src/spec/fetch/is-cors-safelisted-request-header.ts'
import { testRows } from '../test-rows.ts'

testRows('bodyContentType', bodyContentType, [
  { given: ['string'], expected: 'text/plain;charset=UTF-8', because: 'a scalar value string' },
  { given: ['url-search-params'], expected: 'application/x-www-form-urlencoded;charset=UTF-8', because: 'URLSearchParams' },
  {
    given: ['form-data'],
    expected: 'multipart/form-data; boundary=----WebKitFormBoundary0000000000000000',
    because: 'FormData, with a stand-in boundary',
  },
  { given: ['blob', 'image/png'], expected: 'image/png', because: 'a Blob with a type' },
  { given: ['blob', ''], expected: null, because: 'a Blob whose type is empty' },
  { given: ['blob'], expected: null, because: 'a Blob whose type was not given' },
  { given: ['bytes'], expected: null, because: 'a buffer implies no type' },
  { given: ['bytes', 'image/png'], expected: null, because: 'a type is for Blobs and documents' },
  { given: ['stream'], expected: null, because: 'a stream implies no type' },
  { given: ['none'], expected: null, because: 'no body' },
  { given: ['request'], expected: null, because: 'its type already stands in the headers' },
  { given: ['unseen'], expected: null, because: 'nothing is known' },
  { given: ['document'], expected: 'application/xml;charset=UTF-8', because: 'an XML document' },
  { given: ['document', 'text/html'], expected: 'text/html;charset=UTF-8', because: 'an HTML document' },
])

test('the Content-Type of a form is CORS-safelisted', () => {
  expect(isCorsSafelistedRequestHeader('Content-Type', bodyContentType('form-data') ?? '')).toBe(true)
})
