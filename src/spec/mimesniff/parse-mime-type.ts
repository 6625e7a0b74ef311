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
  const position = indexOrEnd(input, ';', slash + 1)
  const subtype = input.slice(slash + 1, position).replace(trailingHttpWhitespace, '')
  if (!isHttpToken(subtype)) return 'failure'
  // 10 and 11.
  const parameters = new Map<string, string>()
  for (const { name, value, written } of writtenParameters(input, position)) {
    // 11.4 and 11.9.3.
    const lower = asciiLowercase(name)
    if (value === '' && !written.startsWith('"')) continue
    if (isParameter(lower, value) && !parameters.has(lower)) parameters.set(lower, value)
  }
  return { type: asciiLowercase(type), subtype: asciiLowercase(subtype), parameters }
}

/** A parameter as it is written, whether or not it counts. */
export interface WrittenParameter {
  /** In its own case. */
  name: string
  /** What is meant: without quotation marks and escapes, or without whitespace at the end. */
  value: string
  /** What stands between the equals sign and the next semicolon. */
  written: string
}

/** Whether name and value are such as a MIME type can have. https://mimesniff.spec.whatwg.org/#parse-a-mime-type step 11.10 */
export function isParameter(name: string, value: string): boolean {
  return isHttpToken(name) && httpQuotedStringTokenCodePoints.test(value)
}

/** The parameters of a MIME type from the semicolon at `position` on. https://mimesniff.spec.whatwg.org/#parse-a-mime-type step 11 */
export function writtenParameters(input: string, position: number): WrittenParameter[] {
  const found: WrittenParameter[] = []
  while (position < input.length) {
    // 11.1 and 11.2: past the semicolon and whitespace.
    position += 1
    while (position < input.length && /[\t\n\r ]/.test(input.charAt(position))) position += 1
    // 11.3.
    const nameStart = position
    while (position < input.length && input[position] !== ';' && input[position] !== '=') position += 1
    const name = input.slice(nameStart, position)
    // 11.5 and 11.6.
    if (input[position] === ';') continue
    position += 1
    if (position >= input.length) break
    // 11.7 to 11.9.
    const valueStart = position
    const quoted = input[position] === '"' ? collectHttpQuotedString(input, position, true) : undefined
    position = indexOrEnd(input, ';', quoted?.position ?? position)
    const written = input.slice(valueStart, position)
    found.push({ name, value: quoted?.collected ?? written.replace(trailingHttpWhitespace, ''), written })
  }
  return found
}

function indexOrEnd(input: string, character: string, from: number): number {
  const index = input.indexOf(character, from)
  return index === -1 ? input.length : index
}
