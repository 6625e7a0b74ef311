/** Scheme, host and port of an absolute http(s) URL, as written; undefined for any other text. */
export function originOf(url: string): string | undefined {
  if (!/^https?:\/\//.test(url)) return undefined
  const end = url.indexOf('/', 8)
  return end < 0 ? url : url.slice(0, end)
}
