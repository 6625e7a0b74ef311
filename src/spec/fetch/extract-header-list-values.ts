import { asciiLowercase } from '../infra/ascii-lowercase.ts'
import { isHttpToken } from '../mimesniff/is-http-token.ts'
import type { HeaderList } from './header-list.ts'
import { stripTabsAndSpaces } from './strip-tabs-and-spaces.ts'

/**
 * The tokens of a header whose ABNF is a list of tokens: Access-Control-Allow-Methods, -Allow-Headers and -Expose-Headers.
 * Null: the header is absent. Failure: one item is no token. A list can be empty, and empty items do not count.
 *
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractHeaderListValues(name: string, headers: HeaderList): string[] | null | 'failure' {
  const wanted = asciiLowercase(name)
  let values: string[] | null = null
  for (const [other, value] of headers) {
    if (asciiLowercase(other) !== wanted) continue
    values ??= []
    for (const item of value.split(',')) {
      // https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2: a recipient ignores empty items.
      const token = stripTabsAndSpaces(item)
      if (token === '') continue
      if (!isHttpToken(token)) return 'failure'
      values.push(token)
    }
  }
  return values
}
