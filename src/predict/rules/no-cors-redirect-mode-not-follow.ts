import type { Rule } from '../rule.ts'

/** Across origins the mode `no-cors` works only with the redirect mode `follow`. */
export const noCorsRedirectModeNotFollow = {
  id: 'no-cors-redirect-mode-not-follow',
  // https://fetch.spec.whatwg.org/#concept-main-fetch
  check({ record, mode, sameOrigin, scheme }) {
    if (mode !== 'no-cors' || sameOrigin || scheme === 'data' || record.redirect === 'follow') return undefined
    return { subject: record.redirect }
  },
} satisfies Rule
