import { asciiLowercase } from '../../spec/infra/ascii-lowercase.ts'
import type { Quirk } from '../quirk.ts'

const safelistedTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])

/**
 * Gecko reads Content-Type by a parser of its own: a comma, and a semicolon at the end that is not the only one, make it invalid; the type
 * ends at the first blank, whatever follows up to a semicolon.
 */
export const contentTypeParsedStrictly = {
  id: 'content-type-parsed-strictly',
  engines: ['gecko'],
  at: {
    safelistFailure({ name, value }, standard) {
      if (name !== 'content-type' || (standard !== null && standard.why !== 'content-type')) return undefined
      const type = /^[\t ]*([^\t ;]*)/.exec(value)?.[1] ?? ''
      const isSafelisted = safelistedTypes.has(asciiLowercase(type)) && hasGoodEnd(value, type.length)
      if (isSafelisted === (standard === null)) return undefined
      return isSafelisted ? null : { why: 'content-type', essence: null }
    },
  },
} satisfies Quirk

function hasGoodEnd(value: string, typeLength: number): boolean {
  if (value.includes(',')) return false
  const semicolon = value.indexOf(';')
  if (semicolon !== -1) return semicolon === value.length - 1 || !value.endsWith(';')
  // Counted from the start of the value, though blanks may stand before the type: ' text/plain' (a Blob's type) has no good end.
  return /^[\t ]*$/.test(value.slice(typeLength))
}
