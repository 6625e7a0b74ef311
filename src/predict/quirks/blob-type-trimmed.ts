import { normalizeHeaderValue } from '../../spec/fetch/normalize-header-value.ts'
import type { Quirk } from '../quirk.ts'

/** In Chromium XMLHttpRequest removes blanks around the type of a Blob too, so that they do not count for the limit of 128 bytes. */
export const blobTypeTrimmed = {
  id: 'blob-type-trimmed',
  engines: ['chromium'],
  at: {
    impliedValue: (type, api) => (api === 'xhr' ? normalizeHeaderValue(type) : undefined),
  },
} satisfies Quirk
