import { isNullBodyStatus } from '../spec/fetch/is-null-body-status.ts'
import { normalizeHeaderValue } from '../spec/fetch/normalize-header-value.ts'
import type { EnforcedPass } from './enforced-call.ts'

/**
 * The Response that the page gets: what it may see of the answer, with the answer's own body, which is not read on the way.
 *
 * https://fetch.spec.whatwg.org/#concept-filtered-response
 */
export function pageResponse({ filtered, response, url, redirected }: EnforcedPass, signal: AbortSignal | undefined): Response {
  const { type, status } = filtered
  const isHidden = type === 'opaque' || type === 'opaqueredirect'
  const hasBody = !isHidden && response.body !== null && !isNullBodyStatus(status)
  // An aborted call ends its body too, whatever the fetch that sent it makes of the signal.
  const body = !hasBody
    ? null
    : signal === undefined
      ? response.body
      : response.body?.pipeThrough(new TransformStream(), { signal })
  // The constructor takes no status but these.
  const isConstructible = status >= 200 && status <= 599
  // Node's own fetch leaves blanks around it, and reads it as UTF-8, which makes characters that the constructor refuses.
  const statusText = isHidden ? '' : normalizeHeaderValue(response.statusText)
  const isPlain = /^[\t -~\x80-\xff]*$/.test(statusText)
  const made = new Response(body ?? null, {
    status: isConstructible ? status : 200,
    statusText: isPlain ? statusText : '',
    headers: filtered.headers.map(([name, value]): [string, string] => [name, value]),
  })
  return dressed(made, {
    type,
    url: type === 'opaque' ? '' : url,
    redirected: !isHidden && redirected,
    ...(isPlain ? {} : { statusText }),
    ...(isConstructible ? {} : { status, ok: false }),
  })
}

/** What the constructor cannot say, also of what is cloned. */
function dressed(response: Response, facts: Readonly<Record<string, unknown>>): Response {
  for (const [name, value] of Object.entries(facts)) define(response, name, value)
  define(response, 'clone', () => dressed(Response.prototype.clone.call(response), facts))
  return response
}

function define(response: Response, name: string, value: unknown): void {
  Object.defineProperty(response, name, { value, configurable: true, enumerable: false, writable: true })
}
