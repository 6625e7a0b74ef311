import { headerValueUnsafeByte } from '../../../src/predict/rules/header-value-unsafe-byte.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  headerValueUnsafeByte,
  [
    {
      given: { headers: [['Accept', 'a(b']] },
      says: { subject: 'accept', params: { byte: 0x28, position: 1 } },
      because: 'a delimiter',
    },
    {
      given: { headers: [['Accept-Language', 'en_GB']] },
      says: { subject: 'accept-language', params: { byte: 0x5f, position: 2 } },
      because: 'languages allow few bytes',
    },
    {
      given: { headers: [['content-type', 'text/plain;charset="utf-8"']] },
      says: { subject: 'content-type', params: { byte: 0x22, position: 19 } },
      because: 'quotation marks are unsafe',
    },
    {
      given: { headers: [['Accept', 'a\x01']] },
      says: { subject: 'accept', params: { byte: 1, position: 1 } },
      because: 'a control byte',
    },
    {
      given: { headers: [['Accept', '\xe9']] },
      from: { engine: 'gecko' },
      says: { subject: 'accept', params: { byte: 0xe9, position: 0 } },
      because: 'Gecko refuses bytes from 0x80 on',
    },
    {
      given: { headers: [['Accept', '  (']] },
      says: { subject: 'accept', params: { byte: 0x28, position: 0 } },
      because: 'positions count in the normalised value',
    },
  ],
  [
    { given: { headers: [['Accept', 'text/html,*/*;q=0.8\ta']] }, because: 'no unsafe byte' },
    { given: { headers: [['Accept', '\xe9']] }, because: 'bytes from 0x80 on are safe' },
    { given: { headers: [['x-a', '(']] }, because: 'the name is the reason already' },
    { given: { headers: [['Accept', '(']] }, from: ownPage, because: 'CORS does not apply' },
    { given: { headers: [['Accept', `(${'a'.repeat(128)}`]] }, because: 'the length is the rule before' },
  ],
)
