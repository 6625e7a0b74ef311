import { isBlockedAsMixedContent } from '../../../src/spec/mixed-content/is-mixed-content.ts'
import { testRows } from '../test-rows.ts'

testRows(
  'isBlockedAsMixedContent',
  (url: string, secureContext: boolean) => isBlockedAsMixedContent(new URL(url), secureContext),
  [
    { given: ['http://a.test/', true], expected: true, because: 'no condition allows it' },
    { given: ['http://a.test/', false], expected: false, because: 'the page does not prohibit mixed security contexts' },
    { given: ['https://a.test/', true], expected: false, because: 'a potentially trustworthy URL' },
    { given: ['http://localhost:3000/', true], expected: false, because: 'a potentially trustworthy URL' },
    { given: ['http://127.0.0.1/', true], expected: false, because: 'a potentially trustworthy URL' },
    { given: ['http://192.168.0.1/', true], expected: true, because: 'a private address is not trustworthy' },
    { given: ['data:,a', true], expected: false, because: 'a potentially trustworthy URL' },
    { given: ['blob:https://a.test/1', true], expected: false, because: 'a potentially trustworthy URL' },
  ],
)
