import { essence } from './mime-type-essence.ts'
import type { MimeType } from './parse-mime-type.ts'

/** https://mimesniff.spec.whatwg.org/#json-mime-type */
export function isJsonMimeType(mimeType: MimeType): boolean {
  return mimeType.subtype.endsWith('+json') || ['application/json', 'text/json'].includes(essence(mimeType))
}
