import { asciiLowercase } from '../infra/ascii-lowercase.ts'
import { getDecodeAndSplit } from './get-decode-and-split.ts'
import { isForbiddenMethod } from './is-forbidden-method.ts'

const forbiddenNames = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
])

const methodOverrideNames = new Set(['x-http-method', 'x-http-method-override', 'x-method-override'])

/**
 * Whether browsers remove this header from a request without a word. Three names depend on the value.
 *
 * https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  const lower = asciiLowercase(name)
  if (forbiddenNames.has(lower)) return true
  if (lower.startsWith('proxy-') || lower.startsWith('sec-')) return true
  return methodOverrideNames.has(lower) && getDecodeAndSplit(value).some(isForbiddenMethod)
}
