import type { PageAnswer } from './page-expression.ts'

/** The value that a page answered with; throws what was thrown there. */
export function readPageAnswer(text: unknown): unknown {
  if (typeof text !== 'string') throw new Error(`The page answered with ${typeof text} instead of JSON text.`)
  const answer = JSON.parse(text) as PageAnswer
  if (!('error' in answer)) return answer.value
  throw new Error(`In the page: ${answer.error.name}: ${answer.error.message}\n${answer.error.stack}`)
}
