import type { Quirk } from '../quirk.ts'

/** In WebKit blanks around the type of a Blob stay where `fetch` takes it for the Content-Type, and count for the limit of 128 bytes. */
export const blobTypeUntrimmed = {
  id: 'blob-type-untrimmed',
  engines: ['webkit'],
  at: {
    impliedValue: (type) => type,
  },
} satisfies Quirk
