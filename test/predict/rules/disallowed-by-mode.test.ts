import { disallowedByMode } from '../../../src/predict/rules/disallowed-by-mode.ts'
import { nowhere, ownPage, sandboxedPage, stream } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  disallowedByMode,
  [
    { given: { mode: 'same-origin' }, says: {}, because: 'another origin' },
    { given: { mode: 'same-origin', url: 'https://app.example:444/' }, says: {}, because: 'another port is another origin' },
    {
      given: { mode: 'same-origin', url: '/path' },
      from: sandboxedPage,
      says: {},
      because: 'an opaque origin is the same as none',
    },
    { given: { mode: 'same-origin', url: 'blob:https://api.example/1' }, says: {}, because: 'the blob of another origin' },
    {
      given: { mode: 'same-origin', method: 'POST', body: stream, duplex: 'half' },
      says: {},
      because: 'a stream too, by the standard',
    },
  ],
  [
    { given: { mode: 'same-origin' }, from: ownPage, because: 'the own origin' },
    { given: { mode: 'same-origin', url: '/path' }, because: 'relative to the own origin' },
    { given: { mode: 'same-origin', url: 'data:,a' }, because: 'data: is let through' },
    { given: { mode: 'cors' }, because: 'another mode' },
    { given: { mode: 'same-origin', url: '/path' }, from: nowhere, because: 'relative to the page' },
    {
      given: { mode: 'same-origin', method: 'POST', body: stream, duplex: 'half' },
      from: { engine: 'chromium' },
      because: 'Chromium sends a stream as if in the mode cors',
    },
  ],
)
