import { asciiLowercase } from '../../../src/spec/infra/ascii-lowercase.ts'
import { testRows } from '../test-rows.ts'

testRows('asciiLowercase', asciiLowercase, [
  { given: [''], expected: '', because: 'nothing to do' },
  { given: ['x-a'], expected: 'x-a', because: 'lower case stays' },
  { given: ['Content-TYPE'], expected: 'content-type', because: 'each letter from A to Z, wherever it stands' },
  { given: ['@AZ['], expected: '@az[', because: 'the neighbours of A and Z are no letters' },
  { given: ['a-Z'], expected: 'a-z', because: 'Z is a letter, without another beside it' },
  { given: ['A'], expected: 'a', because: 'so is A' },
  { given: ['@[`{'], expected: '@[`{', because: 'nor are they without one' },
  { given: ['coo\u212aie'], expected: 'coo\u212aie', because: 'the Kelvin sign is no ASCII letter' },
  { given: ['Ä\u0130'], expected: 'Ä\u0130', because: 'letters outside ASCII stay' },
])
