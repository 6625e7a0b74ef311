import { corsDisabledScheme } from '../../../src/predict/rules/cors-disabled-scheme.ts'
import { sandboxedPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  corsDisabledScheme,
  [
    { given: { url: 'file:///etc/hosts' }, says: { subject: 'file' }, because: 'neither http nor https' },
    { given: { url: 'ftp://api.example/' }, says: { subject: 'ftp' }, because: 'neither http nor https' },
    { given: { url: 'about:blank' }, says: { subject: 'about' }, because: 'in the mode cors' },
    { given: { url: 'about:srcdoc', mode: 'no-cors' }, says: { subject: 'about' }, because: 'only about:blank is read' },
    { given: { url: 'blob:https://api.example/1' }, says: { subject: 'blob' }, because: 'the blob of another origin' },
    { given: { url: 'mailto:a@b.example', mode: 'no-cors' }, says: { subject: 'mailto' }, because: 'no scheme that is fetched' },
    {
      given: { url: 'blob:x' },
      from: sandboxedPage,
      says: { subject: 'blob' },
      because: 'the blob of nobody',
    },
  ],
  [
    { given: {}, because: 'https' },
    { given: { url: 'HTTP://api.example/' }, because: 'http in any case' },
    { given: { url: '/path' }, because: 'relative to https' },
    { given: { url: 'data:,a' }, because: 'data: is read without a network' },
    { given: { url: 'blob:https://app.example/1' }, because: 'the own blob' },
    { given: { url: 'about:blank', mode: 'no-cors' }, because: 'read without a network' },
    { given: { url: 'https://[' }, because: 'no URL' },
  ],
)
