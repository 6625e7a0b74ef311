import { defaultPath, pathMatches } from '../../../src/spec/cookies/path-matches.ts'
import { testRows } from '../test-rows.ts'

testRows('pathMatches', pathMatches, [
  { given: ['/a', '/a'], expected: true, because: 'the same' },
  { given: ['/a/b', '/a'], expected: true, because: 'a slash follows' },
  { given: ['/a/b', '/a/'], expected: true, because: 'it ends with a slash' },
  { given: ['/ab', '/a'], expected: false, because: 'no slash follows' },
  { given: ['/a', '/a/'], expected: false, because: 'it is longer' },
])

testRows('defaultPath', defaultPath, [
  { given: ['/a/b'], expected: '/a', because: 'up to the last slash' },
  { given: ['/a/'], expected: '/a', because: 'up to the last slash' },
  { given: ['/a'], expected: '/', because: 'the only slash' },
  { given: ['/'], expected: '/', because: 'the only slash' },
  { given: [''], expected: '/', because: 'no slash' },
])
