import { isHttpToken } from '../mimesniff/is-http-token.ts'

/** https://fetch.spec.whatwg.org/#concept-method */
export function isMethod(string: string): boolean {
  return isHttpToken(string)
}
