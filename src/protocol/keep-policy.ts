import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'

/** What an exchange may keep of a message. */
export interface KeepPolicy {
  /** An absolute URL without its secrets. */
  url(url: string): string
  /** The value to keep, `elided` in its place, or null for a header that is left out. */
  header(side: 'request' | 'response', name: string, value: string): string | null
}

/** Stands where a value was that is nobody's business. */
export const elided = '…'

/** Headers that every browser adds by itself, or that have no part in CORS. */
const browsersOwn =
  /^(?:host|connection|content-length|user-agent|accept|accept-encoding|accept-language|referer|cache-control|pragma|sec-.*)$/

const keptOfRequest = /^(?:origin|content-type|access-control-.*)$/
const keptOfResponse = /^(?:access-control-.*|vary|content-type|cross-origin-resource-policy)$/

/** Keeps what decides about CORS, the names of the author's headers without their values, and no secret. */
export const keepCorsRelevant: KeepPolicy = {
  url: withoutSecrets,
  header(side, name, value) {
    const lower = asciiLowercase(name)
    if (side === 'request') return keptOfRequest.test(lower) ? value : browsersOwn.test(lower) ? null : elided
    if (keptOfResponse.test(lower)) return value
    if (lower === 'location') return withoutSecrets(value)
    return lower === 'set-cookie' ? elided : null
  },
}

/** Works on relative URLs and on what is no URL at all. */
function withoutSecrets(url: string): string {
  const [beforeFragment = ''] = url.split('#', 1)
  const question = beforeFragment.indexOf('?')
  const path = question < 0 ? beforeFragment : beforeFragment.slice(0, question)
  // `name=value` keeps its name; a part without one may be all value.
  const query = question < 0 ? '' : `?${beforeFragment.slice(question + 1).replace(/([^&=]*=)?[^&]*/g, keepName)}`
  return path.replace(/^([a-z][a-z\d+.-]*:)?([/\\]{2,})[^/\\]*@/i, '$1$2') + query
}

function keepName(part: string, name = ''): string {
  return part === '' ? '' : name + elided
}
