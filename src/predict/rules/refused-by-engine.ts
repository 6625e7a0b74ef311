import type { Rule } from '../rule.ts'

/** The engine refuses a request that the standard would send. Which quirk it is stands in the parameters. */
export const refusedByEngine = {
  id: 'refused-by-engine',
  // https://fetch.spec.whatwg.org/#concept-network-error
  check({ refused, engine }) {
    return refused === undefined ? undefined : { subject: refused.subject, params: { quirk: refused.quirk, engine } }
  },
} satisfies Rule
