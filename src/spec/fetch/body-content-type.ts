/** What a body is made from. */
export type BodyKind =
  | 'string'
  | 'url-search-params'
  | 'form-data'
  | 'blob'
  | 'bytes'
  | 'stream'
  | 'none'
  | 'request'
  | 'unseen'
  | 'document'

/** As long as the boundaries of Chromium and WebKit. */
const standInBoundary = '----WebKitFormBoundary0000000000000000'

/**
 * The Content-Type that a body implies where the author set none; null where it implies none. The boundary of a form is a stand-in.
 *
 * `type` is the type of a Blob, or `text/html` for an HTML document (XMLHttpRequest only; a document without it is XML).
 *
 * https://fetch.spec.whatwg.org/#concept-bodyinit-extract
 * https://xhr.spec.whatwg.org/#dom-xmlhttprequest-send
 */
export function bodyContentType(kind: BodyKind, type = ''): string | null {
  switch (kind) {
    case 'string':
      return 'text/plain;charset=UTF-8'
    case 'url-search-params':
      return 'application/x-www-form-urlencoded;charset=UTF-8'
    case 'form-data':
      return `multipart/form-data; boundary=${standInBoundary}`
    case 'blob':
      return type === '' ? null : type
    case 'document':
      return type === 'text/html' ? 'text/html;charset=UTF-8' : 'application/xml;charset=UTF-8'
    case 'bytes':
    case 'stream':
    case 'none':
    case 'request':
    case 'unseen':
      return null
  }
}
