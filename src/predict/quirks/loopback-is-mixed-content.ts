import type { Quirk } from '../quirk.ts'

/** WebKit blocks http on the machine itself (localhost, 127.0.0.1, [::1]) from a page on https, though the standard trusts it. */
export const loopbackIsMixedContent = {
  id: 'loopback-is-mixed-content',
  engines: ['webkit'],
  at: {
    isMixedContent: ({ scheme }) => (scheme === 'http' ? true : undefined),
  },
} satisfies Quirk
