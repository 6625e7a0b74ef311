import { strongestMetadata } from '../../../src/spec/sri/strongest-metadata.ts'
import { testRows } from '../test-rows.ts'

const sha256 = (value: string) => ({ algorithm: 'sha256' as const, value })
const sha512 = (value: string) => ({ algorithm: 'sha512' as const, value })

testRows('strongestMetadata', strongestMetadata, [
  { given: [''], expected: [], because: 'nothing' },
  { given: ['sha256-YQ=='], expected: [sha256('YQ==')], because: 'one hash' },
  { given: [' sha256-YQ== \n sha256-Yg== '], expected: [sha256('YQ=='), sha256('Yg==')], because: 'two of one algorithm' },
  { given: ['sha256-YQ== sha512-Yg== sha384-Yw=='], expected: [sha512('Yg==')], because: 'the strongest alone counts' },
  { given: ['sha256-YQ==?a?b'], expected: [sha256('YQ==')], because: 'options are left out' },
  { given: ['sha1-YQ== md5-YQ== SHA256-YQ== foo'], expected: [], because: 'no algorithm that is known' },
  { given: ['sha256 sha256- sha256-!!! sha256-YQ==='], expected: [], because: 'no hash' },
])
