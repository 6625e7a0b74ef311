import type { MimeType } from './parse-mime-type.ts'

/**
 * Type and subtype without the parameters, such as `text/plain`.
 *
 * https://mimesniff.spec.whatwg.org/#mime-type-essence
 */
export function essence(mimeType: Pick<MimeType, 'type' | 'subtype'>): string {
  return `${mimeType.type}/${mimeType.subtype}`
}
