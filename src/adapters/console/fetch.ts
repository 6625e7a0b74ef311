import { createFetch } from './create-fetch.ts'

/** The drop-in `fetch` with all defaults. */
export const fetch: typeof globalThis.fetch = /* @__PURE__ */ createFetch()
