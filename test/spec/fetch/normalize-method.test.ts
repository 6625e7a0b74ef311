import { normalizeMethod } from '../../../src/spec/fetch/normalize-method.ts'
import { testRows } from '../test-rows.ts'

const normalized = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']

testRows('normalizeMethod', normalizeMethod, [
  ...normalized.flatMap((method) => [
    { given: [method.toLowerCase()] as const, expected: method, because: 'one of the six is upper-cased' },
    { given: [method] as const, expected: method, because: 'upper case stays' },
  ]),
  { given: ['pOsT'], expected: 'POST', because: 'any case matches' },
  { given: ['patch'], expected: 'patch', because: 'PATCH is not among the six' },
  { given: ['Patch'], expected: 'Patch', because: 'PATCH is not among the six' },
  { given: ['chicken'], expected: 'chicken', because: 'no other method has its case changed' },
  { given: ['trace'], expected: 'trace', because: 'a forbidden method is not normalized' },
  { given: ['gets'], expected: 'gets', because: 'the whole must match' },
  { given: ['xget'], expected: 'xget', because: 'the whole must match' },
  { given: ['get\n'], expected: 'get\n', because: 'the whole must match' },
  { given: ['po\u017ft'], expected: 'po\u017ft', because: 'the long s is no byte of POST' },
])
