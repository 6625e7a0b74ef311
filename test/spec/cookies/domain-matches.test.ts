import { domainMatches } from '../../../src/spec/cookies/domain-matches.ts'
import { testRows } from '../test-rows.ts'

testRows('domainMatches', domainMatches, [
  { given: ['app.test', 'app.test'], expected: true, because: 'the same' },
  { given: ['api.app.test', 'app.test'], expected: true, because: 'below it' },
  { given: ['app.test', 'api.app.test'], expected: false, because: 'above it' },
  { given: ['myapp.test', 'app.test'], expected: false, because: 'a dot has to stand between' },
  { given: ['127.0.0.1', '0.0.1'], expected: false, because: 'an address has nothing above it' },
  { given: ['127.0.0.1', '127.0.0.1'], expected: true, because: 'the same' },
])
