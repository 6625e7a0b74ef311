import { asciiLowercase } from '../infra/ascii-lowercase.ts'

/**
 * Headers as ordered pairs; a name can stand more than once. Values are byte strings: one code unit is one byte.
 *
 * https://fetch.spec.whatwg.org/#concept-header-list
 */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/**
 * The values of all headers with this name, joined by a comma and a space; null where there is none.
 *
 * https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function getHeader(name: string, list: HeaderList): string | null {
  const wanted = asciiLowercase(name)
  let combined: string | null = null
  for (const [other, value] of list) {
    if (asciiLowercase(other) === wanted) combined = combined === null ? value : `${combined}, ${value}`
  }
  return combined
}
