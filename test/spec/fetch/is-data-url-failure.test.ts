import { isDataUrlFailure } from '../../../src/spec/fetch/is-data-url-failure.ts'
import { testRows } from '../test-rows.ts'

const row = (url: string, expected: boolean, because: string) => ({ given: [new URL(url)] as [URL], expected, because })

testRows('isDataUrlFailure', isDataUrlFailure, [
  row('data:,', false, 'a comma is all that is needed'),
  row('data:text/plain', true, '6 and 7: no comma'),
  row('data:text/plain#,', true, '2: the fragment does not count'),
  row('data:;base64,YQ==', false, 'padded base64'),
  row('data:;base64,YQ', false, 'padding may be left out'),
  row('data:;base64,Y Q', false, 'blanks are removed first'),
  row('data:;base64,YQ%3D%3D', false, '10: percent-decoded before'),
  row('data:;base64,Y', true, 'one character alone is no base64'),
  row('data:;base64,YQ=', true, 'half a padding'),
  row('data:;base64,%', true, 'a byte outside of the alphabet'),
  row('data:;BASE64 ,%', true, '11: in any case, with spaces after it'),
  row('data:base64,%', false, 'not announced without the semicolon'),
])
