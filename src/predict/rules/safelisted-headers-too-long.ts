import type { Rule } from '../rule.ts'

/** Safelisted headers whose values hold more than 1024 bytes in sum need a preflight, all of them. */
export const safelistedHeadersTooLong = {
  id: 'safelisted-headers-too-long',
  // https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
  check({ unsafe: { potentiallyUnsafeNames, safelistValueSize }, safelistValueLimit: limit }) {
    if (safelistValueSize <= limit) return undefined
    return { subject: potentiallyUnsafeNames.join(', '), params: { length: safelistValueSize, limit } }
  },
} satisfies Rule
