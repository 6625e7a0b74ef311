import { parseMimeType } from '../../spec/mimesniff/parse-mime-type.ts'
import type { Quirk } from '../quirk.ts'

/** WebKit sets no Content-Type for a Blob sent by XMLHttpRequest whose type is no MIME type. */
export const blobTypeMustBeMimeType = {
  id: 'blob-type-must-be-mime-type',
  engines: ['webkit'],
  at: {
    blobType: (type, { api }) => (api === 'xhr' && parseMimeType(type) === 'failure' ? null : undefined),
  },
} satisfies Quirk
