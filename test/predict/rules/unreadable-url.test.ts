import { unreadableUrl } from '../../../src/predict/rules/unreadable-url.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  unreadableUrl,
  [
    { given: { url: 'data:a' }, says: { subject: 'data', params: { why: 'data' } }, because: 'no comma' },
    { given: { url: 'data:;base64,%' }, says: { subject: 'data', params: { why: 'data' } }, because: 'no base64' },
    ...[
      'blob:https://app.example/1?a',
      'blob:https://app.example/1?',
      'blob:https://app.example/',
      'blob:https://app.example/1/2',
    ].map((url) => ({
      given: { url },
      says: { subject: 'blob', params: { why: 'blob' } },
      because: 'none that createObjectURL gives',
    })),
    {
      given: { url: 'blob:https://app.example/1', method: 'HEAD' },
      says: { subject: 'HEAD', params: { why: 'method' } },
      because: 'only GET reads a blob',
    },
    {
      given: { url: 'blob:https://app.example/1', headers: [['Range', 'bytes=0-x']] },
      says: { subject: 'range', params: { why: 'range' } },
      because: 'what is no range cannot be read (three browsers, 2026-11-23)',
    },
    ...['', 'bytes=a-', 'bytes=0-1,3-4', 'bytes=-', 'bytes=2-1', 'Bytes=0-', `bytes=${2 ** 53}-`].map((range) => ({
      given: { url: 'blob:https://app.example/1', headers: [['Range', range] as const] },
      says: { subject: 'range', params: { why: 'range' } },
      because: `"${range}" is no single range of bytes that a Blob can have`,
    })),
  ],
  [
    { given: { url: 'data:,a' }, because: 'a good one' },
    { given: { url: 'data:,a', method: 'POST' }, because: 'data: takes any method' },
    { given: { url: 'blob:https://app.example/1' }, because: 'GET' },
    { given: { url: 'blob:https://app.example/1#a' }, because: 'a fragment is no part of what is looked up' },
    { given: { url: 'blob:null/1' }, from: { origin: 'null' }, because: 'of a page with an opaque origin' },
    { given: { url: 'blob:https://app.example/1', headers: [['range', 'bytes = 0-1']] }, because: 'blanks are allowed here' },
    ...[`bytes=${2 ** 53 - 1}-`, `bytes=0-${2 ** 60}`, 'bytes=0-', 'bytes=0-1', 'bytes=-1', 'bytes = 0 - 1'].map((range) => ({
      given: { url: 'blob:https://app.example/1', headers: [['range', range] as const] },
      because: `"${range}" is a single range, blanks allowed`,
    })),
    { given: { url: 'data:,a', headers: [['range', '']] }, because: 'data: takes any Range' },
    { given: { url: 'blob:https://api.example/1', method: 'POST' }, because: 'the scheme is refused anyhow' },
    { given: { method: 'HEAD' }, because: 'https' },
  ],
)
