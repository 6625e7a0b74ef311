import type { Rule } from '../rule.ts'

/** A page on https may not fetch from http, other than from the machine it runs on. */
export const mixedContent = {
  id: 'mixed-content',
  // https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
  check({ target, mixedContent }) {
    if (target === null || mixedContent !== true) return undefined
    return { subject: target.origin.slice('http://'.length) }
  },
} satisfies Rule
