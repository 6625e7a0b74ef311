import type { Rule } from '../rule.ts'

/** A call whose signal is aborted already sends nothing. */
export const alreadyAborted = {
  id: 'already-aborted',
  // https://fetch.spec.whatwg.org/#dom-global-fetch
  check({ record }) {
    return record.aborted === true ? {} : undefined
  },
} satisfies Rule
