import { type Api, apis, type Call } from '../call.ts'
import type { Answer } from './answer.ts'

/** One call on which the real browsers did exactly the same. */
export interface ScoredCall {
  call: Call
  /** What they did. */
  truth: Answer
}

export interface Score {
  right: number
  of: number
}

/** Right answers in sum, and for each interface that a tool has. */
export interface ToolScore extends Score {
  /** Only of the calls that the browsers send: whether a preflight goes first, yes or no. */
  sent: Score
  byApi: Partial<Record<Api, Score>>
  /** Of the pairs of a request and what servers do: what is sent, and what the page gets. Absent: the tool does nothing of the kind. */
  pairs?: Score
}

/**
 * Counts the right answers of one tool. `answers` stand in the order of the calls; null is no answer, and never right. A tool that sends nothing,
 * whatever the reason, is right where the browsers send nothing either, and wrong elsewhere. Calls of an interface that the tool does not have are
 * left out.
 */
export function score(calls: readonly ScoredCall[], answers: readonly (Answer | null)[], has: readonly Api[] = apis): ToolScore {
  if (answers.length !== calls.length) throw new Error(`There are ${answers.length} answers to ${calls.length} calls.`)
  const total: ToolScore = { right: 0, of: 0, sent: { right: 0, of: 0 }, byApi: {} }
  for (const [index, { call, truth }] of calls.entries()) {
    if (!has.includes(call.api)) continue
    const own = total.byApi[call.api] ?? { right: 0, of: 0 }
    total.byApi[call.api] = own
    const right = answers[index] === truth ? 1 : 0
    for (const sum of truth === 'nothing sent' ? [total, own] : [total, own, total.sent]) {
      sum.of++
      sum.right += right
    }
  }
  return total
}
