import { localScheme } from '../../../src/predict/rules/local-scheme.ts'
import { sandboxedPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  localScheme,
  [
    { given: { url: 'data:,a' }, says: { subject: 'data' }, because: 'read without a network' },
    { given: { url: 'data:,a', mode: 'no-cors', method: 'POST' }, says: { subject: 'data' }, because: 'in any mode' },
    { given: { url: 'blob:https://app.example/1' }, says: { subject: 'blob' }, because: 'the own blob' },
    { given: { url: 'blob:null/1' }, from: sandboxedPage, says: { subject: 'blob' }, because: 'the own blob of an opaque page' },
    { given: { url: 'about:blank', mode: 'no-cors' }, says: { subject: 'about' }, because: 'read without a network' },
  ],
  [
    { given: {}, because: 'https' },
    { given: { url: 'blob:https://api.example/1' }, because: 'the blob of another origin' },
    { given: { url: 'blob:null/1' }, because: 'the blob of an opaque page' },
    { given: { url: 'blob:x' }, from: sandboxedPage, because: 'no blob of anybody' },
    { given: { url: 'about:blank' }, because: 'refused in the mode cors' },
    { given: { url: 'file:///x' }, because: 'no local scheme in the sense of the standard' },
  ],
)
