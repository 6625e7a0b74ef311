/**
 * A copy with A to Z in lower case and everything else as it was. `toLowerCase` alone would turn U+212A (the Kelvin sign) into a `k`,
 * and so make a header name of something that is none.
 *
 * https://infra.spec.whatwg.org/#ascii-lowercase
 */
export function asciiLowercase(string: string): string {
  // On strings as short as names a loop is quicker than a regular expression.
  for (let at = 0; at < string.length; at += 1) {
    const unit = string.charCodeAt(at)
    if (unit >= 0x41 && unit <= 0x5a) return string.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  }
  return string
}
