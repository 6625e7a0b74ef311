import { filledSearchParamsAreText } from '../../../src/predict/quirks/filled-search-params-are-text.ts'
import { quirkRows } from './quirk-rows.ts'

const sent = (type: string) =>
  ({ api: 'xhr', method: 'POST', body: { kind: 'url-search-params' }, headers: [['content-type', type]] }) as const

quirkRows(filledSearchParamsAreText, [
  {
    given: { ...sent('text/plain;charset="x"'), body: { kind: 'url-search-params', byteLength: 0 } },
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'preflight content-type'],
    because: 'empty ones are no text',
  },
  {
    given: sent(`text/plain;charset=xxxxxxx;z=${'a'.repeat(100)}`),
    outcomes: ['preflight content-type', 'simple', 'preflight content-type', 'simple'],
    because: 'UTF-8 makes it short enough',
  },
  {
    given: sent(`text/plain;charset=x;z=${'a'.repeat(104)}`),
    outcomes: ['simple', 'preflight content-type', 'simple', 'preflight content-type'],
    because: 'UTF-8 makes it too long',
  },
  {
    given: sent('text/plain;charset="x"'),
    outcomes: ['preflight content-type', 'preflight content-type', 'preflight content-type', 'simple'],
    because: 'WebKit writes it anew',
  },
  { given: sent('text/plain;charset=x'), outcomes: ['simple', 'simple', 'simple', 'simple'], because: 'simple in any case' },
])
