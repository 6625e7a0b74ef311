import { isHttpToken } from '../mimesniff/is-http-token.ts'

/** https://fetch.spec.whatwg.org/#header-name */
export function isHeaderName(string: string): boolean {
  return isHttpToken(string)
}
