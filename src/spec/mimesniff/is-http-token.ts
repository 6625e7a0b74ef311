/**
 * Whether the string is a token: one or more HTTP token code points and nothing else.
 *
 * https://mimesniff.spec.whatwg.org/#http-token-code-point
 */
export function isHttpToken(string: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(string)
}
