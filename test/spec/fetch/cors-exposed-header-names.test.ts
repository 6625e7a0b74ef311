import { corsExposedHeaderNames } from '../../../src/spec/fetch/cors-exposed-header-names.ts'
import type { HeaderList } from '../../../src/spec/fetch/header-list.ts'
import { testRows } from '../test-rows.ts'

const expose = (...values: string[]): HeaderList => values.map((value) => ['Access-Control-Expose-Headers', value] as const)

testRows('corsExposedHeaderNames', corsExposedHeaderNames, [
  { given: [[], 'omit'], expected: [], because: 'no such header' },
  { given: [[['x-a', 'x-b']], 'omit'], expected: [], because: 'no such header' },
  { given: [expose('X-A, x-b'), 'omit'], expected: ['X-A', 'x-b'], because: 'the values extracted' },
  { given: [expose('X-A', 'x-b'), 'include'], expected: ['X-A', 'x-b'], because: 'the values of all headers' },
  { given: [expose('*'), 'omit'], expected: '*', because: 'a wildcard without credentials' },
  { given: [expose('*'), 'same-origin'], expected: '*', because: 'same-origin is not include' },
  { given: [expose('x-a, *'), 'omit'], expected: '*', because: 'contains a star' },
  { given: [expose('*'), 'include'], expected: ['*'], because: 'with credentials the star is a name' },
  { given: [expose('x-a x-b'), 'omit'], expected: [], because: 'failure exposes nothing' },
  { given: [expose(''), 'omit'], expected: [], because: 'an empty list' },
])
