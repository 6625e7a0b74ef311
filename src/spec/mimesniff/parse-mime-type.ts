import { collectHttpQuotedString } from '../fetch/collect-http-quoted-string.ts'
import { asciiLowercase } from '../infra/ascii-lowercase.ts'
import { isHttpToken } from './is-http-token.ts'

/** https://mimesniff.spec.whatwg.org/#mime-type */
export interface MimeType {
  type: string
  subtype: string
  /** Names are lower-cased; of two parameters with one name the first stands. */
  parameters: Map<string, string>
}

const leadingHttpWhitespace = /^[\t\n\r ]+/
const trailingHttpWhitespace = /[\t\n\r ]+$/
const httpQuotedStringTokenCodePoints = /^[\t -~\x80-\xff]*$/

/**
 * Parses a MIME type, forgiving in the parameters and strict in type and subtype.
 *
 * https://mimesniff.spec.whatwg.org/#parse-a-mime-type
 */
export function parseMimeType(string: string): MimeType | 'failure' {
  // 1.
  const input = string.replace(leadingHttpWhitespace, '').replace(trailingHttpWhitespace, '')
  // 2 to 6: without a slash the position would be past the end.
  const slash = input.indexOf('/')
  if (slash === -1) return 'failure'
  const type = input.slice(0, slash)
  if (!isHttpToken(type)) return 'failure'
  // 7 to 9.
  let position = indexOrEnd(input, ';', slash + 1)
  const subtype = input.slice(slash + 1, position).replace(trailingHttpWhitespace, '')
  if (!isHttpToken(subtype)) return 'failure'
  // 10.
  const parameters = new Map<string, string>()
  // 11.
  while (position < input.length) {
    // 11.1 and 11.2: past the semicolon and whitespace.
    position += 1
    while (position < input.length && /[\t\n\r ]/.test(input.charAt(position))) position += 1
    // 11.3 and 11.4.
    const nameStart = position
    while (position < input.length && input[position] !== ';' && input[position] !== '=') position += 1
    const name = asciiLowercase(input.slice(nameStart, position))
    // 11.5 and 11.6.
    if (input[position] === ';') continue
    position += 1
    if (position >= input.length) break
    // 11.7 to 11.9.
    let value: string
    if (input[position] === '"') {
      const quoted = collectHttpQuotedString(input, position, true)
      value = quoted.collected
      position = indexOrEnd(input, ';', quoted.position)
    } else {
      const valueStart = position
      position = indexOrEnd(input, ';', valueStart)
      value = input.slice(valueStart, position).replace(trailingHttpWhitespace, '')
      if (value === '') continue
    }
    // 11.10.
    if (isHttpToken(name) && httpQuotedStringTokenCodePoints.test(value) && !parameters.has(name)) parameters.set(name, value)
  }
  return { type: asciiLowercase(type), subtype: asciiLowercase(subtype), parameters }
}

function indexOrEnd(input: string, character: string, from: number): number {
  const index = input.indexOf(character, from)
  return index === -1 ? input.length : index
}
