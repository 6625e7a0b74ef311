/**
 * Collects a quoted string that starts at `position`, where a quotation mark must stand. With `extractValue` the result is what is meant
 * (quotes and escapes removed), otherwise what is written.
 *
 * https://fetch.spec.whatwg.org/#collect-an-http-quoted-string
 */
export function collectHttpQuotedString(
  input: string,
  position: number,
  extractValue: boolean,
): { collected: string; position: number } {
  const positionStart = position
  let value = ''
  // 4: past the opening quotation mark.
  position += 1
  while (position < input.length) {
    const character = input.charAt(position)
    position += 1
    if (character === '"') break
    if (character !== '\\') {
      value += character
    } else if (position >= input.length) {
      // 5.5.1: a backslash at the end stands for itself.
      value += '\\'
    } else {
      value += input.charAt(position)
      position += 1
    }
  }
  return { collected: extractValue ? value : input.slice(positionStart, position), position }
}
