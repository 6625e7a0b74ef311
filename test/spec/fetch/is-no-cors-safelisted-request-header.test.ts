import {
  isNoCorsSafelistedRequestHeader,
  isNoCorsSafelistedRequestHeaderName,
} from '../../../src/spec/fetch/is-no-cors-safelisted-request-header.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isNoCorsSafelistedRequestHeaderName', isNoCorsSafelistedRequestHeaderName, [
  ...predicateRows(true, 'one of four, in any case', ['accept', 'Accept-Language', 'CONTENT-LANGUAGE', 'Content-Type']),
  ...predicateRows(false, 'another name', ['range', 'Range', 'x-a', 'accepts', 'x-accept', 'accept\n', '']),
])

testRows('isNoCorsSafelistedRequestHeader', isNoCorsSafelistedRequestHeader, [
  { given: ['Accept', '*/*'], expected: true, because: 'step 2: a CORS-safelisted request-header' },
  { given: ['Content-Type', 'text/plain'], expected: true, because: 'step 2: a CORS-safelisted request-header' },
  { given: ['Content-Type', 'application/json'], expected: false, because: 'step 2: not one' },
  { given: ['Accept', 'a'.repeat(129)], expected: false, because: 'step 2: not one' },
  { given: ['Range', 'bytes=0-'], expected: false, because: 'step 1: the name is not among the four' },
  { given: ['X-A', ''], expected: false, because: 'step 1: the name is not among the four' },
])
