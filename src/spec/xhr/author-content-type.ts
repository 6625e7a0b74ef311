import { asciiLowercase } from '../infra/ascii-lowercase.ts'
import { parseMimeType } from '../mimesniff/parse-mime-type.ts'
import { serializeMimeType } from '../mimesniff/serialize-mime-type.ts'

/**
 * The Content-Type that `send` leaves of the author's one where the body is text (a string or a Document): a charset other
 * than UTF-8 becomes UTF-8, and then the whole value is written anew.
 *
 * https://xhr.spec.whatwg.org/#the-send()-method
 */
export function authorContentType(value: string): string {
  const mimeType = parseMimeType(value)
  if (mimeType === 'failure') return value
  const charset = mimeType.parameters.get('charset')
  if (charset === undefined || asciiLowercase(charset) === 'utf-8') return value
  mimeType.parameters.set('charset', 'UTF-8')
  return serializeMimeType(mimeType)
}
