import { isHttpToken } from './is-http-token.ts'
import { essence } from './mime-type-essence.ts'
import type { MimeType } from './parse-mime-type.ts'

/**
 * Writes a MIME type with its parameters; values that are no tokens are quoted.
 *
 * https://mimesniff.spec.whatwg.org/#serialize-a-mime-type
 */
export function serializeMimeType(
  mimeType: Pick<MimeType, 'type' | 'subtype'> & { parameters: Iterable<readonly [name: string, value: string]> },
): string {
  let serialization = essence(mimeType)
  for (const [name, value] of mimeType.parameters)
    serialization += `;${name}=${isHttpToken(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`
  return serialization
}
