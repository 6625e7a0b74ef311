import type { Quirk } from '../quirk.ts'

/** Chromium ignores upload listeners of an XMLHttpRequest that has no body. */
export const uploadListenerNeedsBody = {
  id: 'upload-listener-needs-body',
  engines: ['chromium'],
  at: {
    ignoresUploadListener: (_record, body) => (body.kind === 'none' ? true : undefined),
  },
} satisfies Quirk
