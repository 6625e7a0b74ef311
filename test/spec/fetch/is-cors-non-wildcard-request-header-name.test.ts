import { isCorsNonWildcardRequestHeaderName } from '../../../src/spec/fetch/is-cors-non-wildcard-request-header-name.ts'
import { predicateRows, testRows } from '../test-rows.ts'

testRows('isCorsNonWildcardRequestHeaderName', isCorsNonWildcardRequestHeaderName, [
  ...predicateRows(true, 'Authorization in any case', ['Authorization', 'authorization', 'AUTHORIZATION']),
  ...predicateRows(false, 'another name', [
    '',
    '*',
    'x-authorization',
    'authorizations',
    'cookie',
    'proxy-authorization',
    'authorization\n',
  ]),
])
