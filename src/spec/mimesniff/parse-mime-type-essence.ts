import { asciiLowercase } from '../infra/ascii-lowercase.ts'

/** Type, subtype, and then either nothing, or parameters after a semicolon, which cannot make the parsing fail. */
const typeAndSubtype = /^[\t\n\r ]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+\/[!#$%&'*+\-.^_`|~0-9A-Za-z]+)[\t\n\r ]*(?:;|$)/

/**
 * The essence of what `parseMimeType` would make of a string, without its parameters being parsed.
 *
 * https://mimesniff.spec.whatwg.org/#parse-a-mime-type
 */
export function parseMimeTypeEssence(string: string): string | 'failure' {
  const match = typeAndSubtype.exec(string)
  return match?.[1] === undefined ? 'failure' : asciiLowercase(match[1])
}
