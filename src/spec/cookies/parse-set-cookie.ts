import { asciiLowercase } from '../infra/ascii-lowercase.ts'

/** What a Set-Cookie line says, before any of it is judged. */
export interface SetCookie {
  name: string
  value: string
  /** Whether an equals sign stands between name and value; without one all is the value. */
  hasName: boolean
  /** In the order of the line; names lower-cased. One without an equals sign has an empty value. */
  attributes: readonly (readonly [name: string, value: string])[]
}

/**
 * Takes a Set-Cookie line apart.
 *
 * https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-set-cookie-header-field-2
 */
export function parseSetCookie(line: string): SetCookie {
  const [pair = '', ...attributes] = line.split(';')
  const equals = pair.indexOf('=')
  return {
    name: equals < 0 ? '' : pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    hasName: equals >= 0,
    attributes: attributes.map((attribute) => {
      const split = attribute.indexOf('=')
      const name = split < 0 ? attribute : attribute.slice(0, split)
      return [asciiLowercase(name.trim()), split < 0 ? '' : attribute.slice(split + 1).trim()]
    }),
  }
}
