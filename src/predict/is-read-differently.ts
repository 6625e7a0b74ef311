/** After the slashes and before the path: Punycode, a number without digits, an IPv6 address that is not all hexadecimal. */
const host = /^[^\\/?#]*[\\/]{2,}[^\\/?#]*(?:xn--|0x(?![\da-f])|\[[^\]]*[.%])/i

/**
 * Whether URL parsers are known to differ on such a URL, so that nobody can be certain: not all look into Punycode, take `0x` for a number, or
 * forgive zeros and escapes in an address, and Chromium keeps the tabs of a data: URL (measured 2026-11-28 in Chromium 156, Firefox ESR 153.7,
 * WebKitGTK 2.50.6 and Node 24).
 */
export function isReadDifferently(url: string): boolean {
  return host.test(url) || /^[\0- ]*(?:filesystem:|data:[^,]*[\t\n\r])/i.test(url)
}
