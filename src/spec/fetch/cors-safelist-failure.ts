import { asciiLowercase } from '../infra/ascii-lowercase.ts'
import { parseMimeTypeEssence } from '../mimesniff/parse-mime-type-essence.ts'
import { isCorsUnsafeRequestHeaderByte } from './is-cors-unsafe-request-header-byte.ts'
import { parseSingleRangeHeaderValue } from './parse-single-range-header-value.ts'

/**
 * The step at which a header is refused.
 * - `name`: no header of this name is ever safelisted
 * - `too-long`: the value has more than 128 bytes
 * - `unsafe-byte`: `byte` stands at `position` (counted from 0) and is not allowed in a value of this name
 * - `content-type`: not one of the three safelisted types; `essence` is null where the value is no MIME type at all
 * - `range`: not a single range with a start, as in `bytes=0-99`
 */
export type CorsSafelistFailure =
  | { why: 'name' }
  | { why: 'too-long'; length: number }
  | { why: 'unsafe-byte'; byte: number; position: number }
  | { why: 'content-type'; essence: string | null }
  | { why: 'range' }

const safelistedNames = new Set(['accept', 'accept-language', 'content-language', 'content-type', 'range'])
const safelistedTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])

/**
 * Why a header is not a CORS-safelisted request-header; null where it is one. The value must be normalized.
 *
 * The standard asks for the length before the name; here the name comes first, since a shorter value would not help another name.
 * The outcome is the same.
 *
 * `maxLength` is 128 in the standard; an engine profile may say otherwise.
 *
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function corsSafelistFailure(name: string, value: string, maxLength = 128): CorsSafelistFailure | null {
  const lower = asciiLowercase(name)
  if (!safelistedNames.has(lower)) return { why: 'name' }
  if (value.length > maxLength) return { why: 'too-long', length: value.length }
  switch (lower) {
    case 'accept':
      return unsafeByte(value, isUnsafeByte)
    case 'accept-language':
    case 'content-language':
      return unsafeByte(value, isUnsafeLanguageByte)
    case 'content-type':
      return unsafeByte(value, isUnsafeByte) ?? contentTypeFailure(value)
    default: {
      const range = parseSingleRangeHeaderValue(value, false)
      return range === 'failure' || range.start === null ? { why: 'range' } : null
    }
  }
}

/** Asked for each byte of each value, so the answers are kept. */
const isUnsafeByte = Array.from({ length: 256 }, (_, byte) => isCorsUnsafeRequestHeaderByte(byte))
const isUnsafeLanguageByte = Array.from({ length: 256 }, (_, byte) => !/[0-9A-Za-z *,\-.;=]/.test(String.fromCharCode(byte)))

function unsafeByte(value: string, isUnsafe: readonly boolean[]): CorsSafelistFailure | null {
  for (let position = 0; position < value.length; position += 1) {
    const byte = value.charCodeAt(position)
    if (isUnsafe[byte]) return { why: 'unsafe-byte', byte, position }
  }
  return null
}

function contentTypeFailure(value: string): CorsSafelistFailure | null {
  // 3 and 4: parameters decide nothing, so that they are not parsed.
  const essence = parseMimeTypeEssence(value)
  if (essence === 'failure') return { why: 'content-type', essence: null }
  return safelistedTypes.has(essence) ? null : { why: 'content-type', essence }
}
