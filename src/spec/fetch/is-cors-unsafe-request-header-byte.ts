/** The bytes of `"():<>?@[\]{}` and DEL. */
const unsafeBytes = new Set([0x22, 0x28, 0x29, 0x3a, 0x3c, 0x3e, 0x3f, 0x40, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d, 0x7f])

/**
 * Whether a byte makes an Accept or Content-Type value unsafe. Bytes from 0x80 on are safe.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
 */
export function isCorsUnsafeRequestHeaderByte(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09) || unsafeBytes.has(byte)
}
