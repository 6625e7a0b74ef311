import { isForbiddenRequestHeader } from '../spec/fetch/is-forbidden-request-header.ts'
import { isHeaderName } from '../spec/fetch/is-header-name.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'

/** What a header name alone decides. */
export interface KnownName {
  lower: string
  isHeaderName: boolean
  /** Whether the header is forbidden: always, never, or by its value. */
  forbidden: 'always' | 'never' | 'by-value'
}

const known = new Map<string, KnownName>()

/** An app uses the same few names again and again, so what they decide is kept; a bounded number of short ones. */
export function knownName(name: string): KnownName {
  let facts = known.get(name)
  if (facts === undefined) {
    const always = isForbiddenRequestHeader(name, '')
    facts = {
      lower: asciiLowercase(name),
      isHeaderName: isHeaderName(name),
      forbidden: always ? 'always' : isForbiddenRequestHeader(name, 'TRACE') ? 'by-value' : 'never',
    }
    if (known.size < 256 && name.length <= 64) known.set(name, facts)
  }
  return facts
}
