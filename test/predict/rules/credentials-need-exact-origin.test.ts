import { credentialsNeedExactOrigin } from '../../../src/predict/rules/credentials-need-exact-origin.ts'
import { ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  credentialsNeedExactOrigin,
  [
    { given: { credentialsMode: 'include' }, says: {}, because: 'with credentials wildcards do not count' },
    { given: { api: 'xhr', credentialsMode: 'include' }, says: {}, because: 'withCredentials is the same' },
  ],
  [
    { given: {}, because: 'credentials stay at home across origins' },
    { given: { credentialsMode: 'omit' }, because: 'none are sent' },
    { given: { credentialsMode: 'include' }, from: ownPage, because: 'CORS does not apply' },
    { given: { credentialsMode: 'include', mode: 'no-cors' }, because: 'no CORS check' },
  ],
)
