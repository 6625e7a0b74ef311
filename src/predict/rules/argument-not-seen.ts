import type { Rule } from '../rule.ts'

/** An argument was left alone because looking at it could run the app's code. */
export const argumentNotSeen = {
  id: 'argument-not-seen',
  // https://fetch.spec.whatwg.org/#requestinit
  check({ record }) {
    return record.unseen.length === 0 ? undefined : record.unseen.map((subject) => ({ subject }))
  },
} satisfies Rule
