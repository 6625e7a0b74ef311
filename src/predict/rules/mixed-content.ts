import { isBlockedAsMixedContent } from '../../spec/mixed-content/is-mixed-content.ts'
import type { Rule } from '../rule.ts'

/** A page on https may not fetch from http, other than from the machine it runs on. */
export const mixedContent = {
  id: 'mixed-content',
  spec: 'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
  check({ url, secureContext }) {
    return url !== null && isBlockedAsMixedContent(url, secureContext) ? { subject: url.host } : undefined
  },
} satisfies Rule
