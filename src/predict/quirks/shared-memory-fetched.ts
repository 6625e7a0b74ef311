import type { Quirk } from '../quirk.ts'

/** Chromium takes shared memory as the body of a `fetch`, though not in XMLHttpRequest and sendBeacon. */
export const sharedMemoryFetched = {
  id: 'shared-memory-fetched',
  engines: ['chromium'],
  at: {
    takesMemory: (memory, api) => (memory === 'shared' && api === 'fetch' ? true : undefined),
  },
} satisfies Quirk
