import { unreadableUrl } from '../../../src/predict/rules/unreadable-url.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  unreadableUrl,
  [
    { given: { url: 'data:a' }, says: { subject: 'data', params: { why: 'data' } }, because: 'no comma' },
    { given: { url: 'data:;base64,%' }, says: { subject: 'data', params: { why: 'data' } }, because: 'no base64' },
    {
      given: { url: 'blob:https://app.example/1', method: 'HEAD' },
      says: { subject: 'HEAD', params: { why: 'method' } },
      because: 'only GET reads a blob',
    },
  ],
  [
    { given: { url: 'data:,a' }, because: 'a good one' },
    { given: { url: 'data:,a', method: 'POST' }, because: 'data: takes any method' },
    { given: { url: 'blob:https://app.example/1' }, because: 'GET' },
    { given: { url: 'blob:https://api.example/1', method: 'POST' }, because: 'the scheme is refused anyhow' },
    { given: { method: 'HEAD' }, because: 'https' },
  ],
)
