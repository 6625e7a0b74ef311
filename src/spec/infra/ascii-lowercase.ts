/**
 * A copy with A to Z in lower case and everything else as it was. `toLowerCase` alone would turn U+212A (the Kelvin sign) into a `k`,
 * and so make a header name of something that is none.
 *
 * https://infra.spec.whatwg.org/#ascii-lowercase
 */
export function asciiLowercase(string: string): string {
  return /[A-Z]/.test(string) ? string.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : string
}
