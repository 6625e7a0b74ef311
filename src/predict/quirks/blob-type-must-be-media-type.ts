import type { Quirk } from '../quirk.ts'

/** In RFC 2045 braces are allowed in tokens too. */
const token = "[!#$%&'*+\\-.^_`{|}~0-9a-zA-Z]+"
/** https://www.rfc-editor.org/rfc/rfc2045#section-5.1, with blanks around each token. */
const mediaType = new RegExp(`^ *${token} */ *${token} *(?:; *${token} *= *(?:${token}|"(?:[^"\\\\]|\\\\.)*") *)*$`)

/** Chromium sets no Content-Type for a Blob sent by XMLHttpRequest or sendBeacon whose type does not follow RFC 2045. */
export const blobTypeMustBeMediaType = {
  id: 'blob-type-must-be-media-type',
  engines: ['chromium'],
  at: {
    blobType: (type, { api }) => (api !== 'fetch' && !mediaType.test(type) ? null : undefined),
  },
} satisfies Quirk
