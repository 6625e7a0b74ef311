import type { Quirk } from '../quirk.ts'

/** Chromium and WebKit ignore upload listeners of a synchronous XMLHttpRequest. */
export const uploadListenerNeedsAsync = {
  id: 'upload-listener-needs-async',
  engines: ['chromium', 'webkit'],
  at: {
    ignoresUploadListener: ({ synchronous }) => (synchronous === true ? true : undefined),
  },
} satisfies Quirk
