/**
 * The URL of an endpoint without what differs from call to call: numbers and ids in the path become `:id`, the query is left out.
 * Takes a URL that `redactUrl` has been over.
 *
 * @example pathTemplate('https://api.example.com/users/42') // 'https://api.example.com/users/:id'
 */
export function pathTemplate(url: string): string {
  const [path = ''] = url.split('?', 1)
  const [, scheme = '', authority = '', rest = ''] = /^([a-z][a-z\d+.-]*:)?(\/\/[^/]*)?(.*)$/is.exec(path) ?? []
  if (scheme === 'data:' || scheme === 'blob:') return scheme
  if (authority === '' && !rest.startsWith('/')) return ':url'
  return scheme + authority + rest.split('/').map(templateSegment).join('/')
}

/** Two digits can belong to a word (`v2`, `oauth2`); more, or nothing but digits, are an id. */
function templateSegment(segment: string): string {
  return /^\d+$|\d{3}|…/.test(segment) ? ':id' : segment
}
