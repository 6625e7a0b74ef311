const elided = '…'

/** Query parameters beyond these are not listed. */
const parameters = 12

/**
 * A URL that can be kept, printed and reported: userinfo and fragment are gone; query values and path segments that look like tokens,
 * keys, ids of high entropy or e-mail addresses are `…`. Strings that are no URL lose the same parts. Applying it twice changes nothing.
 *
 * @example
 * redactUrl('https://me:pw@api.example.com/users/42?key=abc#top') // 'https://api.example.com/users/42?key=…'
 */
export function redactUrl(url: string): string {
  const text = url.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, '')
  const parsed = parse(text)
  if (parsed === null) return redactText(text)
  const { protocol, host, pathname, search } = parsed
  if (protocol === 'data:') return `data:${/^[\w.+-]+\/[\w.+-]+/.exec(pathname)?.[0] ?? ''},${elided}`
  if (protocol === 'blob:') return `blob:${parse(pathname)?.origin ?? ''}/${elided}`
  if (host === '' && protocol !== 'file:') return protocol + elided
  return `${protocol}//${host}${redactPath(pathname)}${redactQuery(search)}`
}

function parse(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}

/** Relative URLs, and what does not parse: the same parts, found by their delimiters. */
function redactText(text: string): string {
  const [, before = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(text) ?? []
  const [, scheme = '', authority = '', path = ''] = /^([a-z][a-z\d+.-]*:)?([\\/]{2}[^\\/]*)?(.*)$/is.exec(before) ?? []
  // What follows a colon and is no port can be the start of a password that holds a `?`, `#` or `/`.
  const host = authority.replace(/^([\\/]*).*@/s, '$1').replace(/:(?!\d*$|…$).*/s, `:${elided}`)
  return (scheme + host + redactPath(path)).slice(0, 200) + redactQuery(query)
}

function redactPath(path: string): string {
  return path.split('/').map(redactSegment).join('/')
}

function redactSegment(segment: string): string {
  let text = segment
  try {
    text = decodeURIComponent(segment)
  } catch {
    // Not percent-encoded UTF-8: judged as it stands.
  }
  if (text.includes(elided)) return text.startsWith(elided) ? elided : (/^[^;=]*[;=]/.exec(segment)?.[0] ?? '') + elided
  if (text.lastIndexOf('@') > 0 || isToken(text)) return elided
  return segment.replace(/[;=].*/s, (value) => value.charAt(0) + elided)
}

function redactQuery(query: string): string {
  if (query.length < 2) return ''
  const names = query
    .slice(1)
    .split('&')
    .map((pair) => {
      const name = pair.split('=', 1)[0] ?? ''
      if (!/^[\w.$:[\]-]{1,40}$/.test(name) || isToken(name)) return elided
      return pair.length > name.length ? `${name}=${elided}` : name
    })
  return `?${(names.length > parameters ? [...names.slice(0, parameters), elided] : names).join('&')}`
}

const digits = /\d(?=\D)|\D(?=\d)/g

/** Whether a text looks made by a machine to be unguessable or unique. Words, versions, dates and short numbers do not. */
function isToken(text: string): boolean {
  // A UUID; base64 of JSON, such as a JWT; many changes between digits and letters, whatever stands between.
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$|(^|\W)eyJ/i.test(text) || changes(text.replace(/[\W_]/g, ''), digits) > 5)
    return true
  return text.split(/[^a-z\d]+/i).some((part) => {
    const { length } = part
    if (/^\d*$/.test(part)) return length >= 12
    if (length >= 8 && /\d/.test(part) && /^[\da-f]+$/i.test(part)) return true
    if (length >= 10 && changes(part, digits) > 1) return true
    // Letters alone: words in camel case change their case twice a word, random ones at every second letter.
    return length >= 40 || (length >= 16 && changes(part, /[a-z](?=[A-Z])|[A-Z](?=[a-z])/g) / length > 0.4)
  })
}

function changes(text: string, boundary: RegExp): number {
  return text.match(boundary)?.length ?? 0
}
