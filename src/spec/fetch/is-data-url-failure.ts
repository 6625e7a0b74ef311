/**
 * Whether the data: URL processor returns failure: there is no comma, or base64 is announced and what follows is none.
 *
 * https://fetch.spec.whatwg.org/#data-url-processor
 */
export function isDataUrlFailure(url: URL): boolean {
  // 2 to 4: without the fragment and the scheme.
  const input = url.href.slice('data:'.length, url.hash === '' ? undefined : url.href.length - url.hash.length)
  // 6 and 7.
  const comma = input.indexOf(',')
  if (comma === -1) return true
  // 11.
  if (!/; *base64 *$/i.test(input.slice(0, comma))) return false
  return isForgivingBase64Failure(percentDecode(input.slice(comma + 1)))
}

/** One code unit for one byte. https://url.spec.whatwg.org/#string-percent-decode */
function percentDecode(input: string): string {
  return input.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** https://infra.spec.whatwg.org/#forgiving-base64-decode */
function isForgivingBase64Failure(input: string): boolean {
  let data = input.replace(/[\t\n\f\r ]/g, '')
  if (data.length % 4 === 0) data = data.replace(/={1,2}$/, '')
  return data.length % 4 === 1 || /[^+/0-9A-Za-z]/.test(data)
}
