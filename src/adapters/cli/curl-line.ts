import { redactUrl } from '../../diagnose/redact-url.ts'
import type { HeaderList } from '../../spec/fetch/header-list.ts'

/** Names under which secrets travel. */
const secretName =
  /^cookie$|auth|token|secret|passw|credential|session|signature|csrf|xsrf|(^|[-_])(api|access|private)?[-_]?key$/i

/**
 * A curl command that sends the same message, for a POSIX shell. No secret is in it: `$TOKEN` stands for Authorization, `$COOKIE` for Cookie,
 * a variable of its own for each other header that looks like a secret, `$SECRET` for what is elided of the URL, `$DATA` for the body.
 *
 * @example "curl -i -X OPTIONS 'https://api.example.com/orders' -H 'Origin: http://localhost:5173'"
 */
export function curlLine(message: { method: string; url: string; headers: HeaderList; body?: Uint8Array }): string {
  const words = ['curl', '-i']
  if (message.method === 'HEAD') words.push('--head')
  else if (message.method !== 'GET') words.push('-X', quoteIfNeeded(message.method))
  // Brackets and braces are patterns to curl.
  if (/[[\]{}]/.test(message.url)) words.push('--globoff')
  words.push(quoteUrl(message.url))
  for (const [name, value] of message.headers) {
    // Curl sends it by itself, and a header without a value it takes for one to leave out.
    if (name.toLowerCase() === 'accept' && value === '*/*') continue
    if (secretName.test(name)) words.push('-H', `${quote(`${name}: `)}"$${variable(name)}"`)
    else words.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`))
  }
  if (message.body !== undefined) words.push('--data-raw', '"$DATA"')
  return words.join(' ')
}

function variable(name: string): string {
  const lower = name.toLowerCase()
  if (lower === 'authorization') return 'TOKEN'
  return name.toUpperCase().replace(/[^A-Z\d]/g, '_')
}

/** `'https://api.example.com/users/'"$SECRET"'?page='"$SECRET"` */
function quoteUrl(url: string): string {
  return redactUrl(url)
    .split('…')
    .map((part) => (part === '' ? '' : quote(part)))
    .join('"$SECRET"')
}

function quoteIfNeeded(word: string): string {
  return /^[\w-]+$/.test(word) ? word : quote(word)
}

/** A word for a POSIX shell that means itself. */
function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}
