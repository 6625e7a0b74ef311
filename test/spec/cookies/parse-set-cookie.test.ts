import { parseSetCookie } from '../../../src/spec/cookies/parse-set-cookie.ts'
import { testRows } from '../test-rows.ts'

const named = { name: 'a', value: '1', hasName: true, attributes: [] }

testRows('parseSetCookie', parseSetCookie, [
  { given: ['a=1'], expected: named, because: 'name and value' },
  { given: [' a = 1 '], expected: named, because: 'white space around both does not count' },
  { given: ['a=x=y'], expected: { ...named, value: 'x=y' }, because: 'the first equals sign' },
  { given: ['a'], expected: { name: '', value: 'a', hasName: false, attributes: [] }, because: 'no equals sign' },
  { given: ['=a'], expected: { name: '', value: 'a', hasName: true, attributes: [] }, because: 'an empty name' },
  { given: [''], expected: { name: '', value: '', hasName: false, attributes: [] }, because: 'nothing' },
  {
    given: ['a=1; Path=/x ;SECURE;;  Domain =b=c'],
    expected: {
      ...named,
      attributes: [
        ['path', '/x'],
        ['secure', ''],
        ['', ''],
        ['domain', 'b=c'],
      ],
    },
    because: 'attributes',
  },
])
