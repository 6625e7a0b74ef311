import type { MatcherEnvironment } from './matcher-environment.ts'
import { fulfilled, rejected, type Subject, subjectOf } from './subject-of.ts'

/** What a matcher answers, to vitest and Jest alike. */
export interface MatcherResult {
  pass: boolean
  message(): string
}

const takes =
  'a Request, the arguments of fetch as [input, init], an MSW request event, an endpoint, or a call that failed where whycors saw it'

/**
 * Makes a matcher of a judgement about a subject. A promise makes it asynchronous: its end is the subject.
 *
 * @throws {TypeError} for something that is no request, with `.not` too
 */
export function matcher<Args extends unknown[]>(
  name: string,
  judge: (subject: Subject, ...args: Args) => MatcherResult,
  environmentOf: (...args: Args) => MatcherEnvironment | undefined,
): (received: unknown, ...args: Args) => MatcherResult | Promise<MatcherResult> {
  const judged = (subject: Subject, args: Args): MatcherResult => {
    if (subject.kind === 'none') throw new TypeError(`${name} takes ${takes}. It was given ${subject.said}.`)
    const { pass, message } = judge(subject, ...args)
    return { pass, message: () => `${pass ? `expect(request).not.${name}` : `expect(request).${name}`}\n\n${message()}` }
  }
  return (received, ...args) => {
    const environment = environmentOf(...args)
    if (!isThenable(received)) return judged(subjectOf(received, environment), args)
    return Promise.resolve(received).then(
      (value) => judged(fulfilled(value, environment), args),
      (reason: unknown) => judged(rejected(reason), args),
    )
  }
}

/** What is known of a request alone. @throws {TypeError} where its end is all that is known */
export function requestOf(name: string, subject: Subject): Extract<Subject, { kind: 'request' }> {
  if (subject.kind === 'request') return subject
  throw new TypeError(
    subject.kind === 'unseen'
      ? `${name} takes ${takes}. This call failed with "${subject.said}", and whycors did not see it: put enforceCors in front of it, or give the request itself.`
      : `${name} takes ${takes}. This promise was fulfilled ${subject.said}, and an answer does not tell what was asked: give the request itself.`,
  )
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
}
