import type { Api, Call } from '../call.ts'
import { sizeOf } from '../simpler-calls.ts'
import type { Answer } from './answer.ts'
import type { ScoredCall } from './score.ts'

/** The wrong answers of a tool by their kind, each with its number and the smallest call, the most frequent first. */
export function mistakes(calls: readonly ScoredCall[], answers: readonly (Answer | null)[], has: readonly Api[]): string[] {
  const kinds = new Map<string, { count: number; smallest: Call }>()
  for (const [index, { call, truth }] of calls.entries()) {
    const answer = answers[index] ?? null
    if (answer === truth || !has.includes(call.api)) continue
    const kind = `${call.api}: ${answer ?? 'no answer'}, browsers: ${truth}`
    const known = kinds.get(kind)
    const isSmaller = known === undefined || sizeOf(call) < sizeOf(known.smallest)
    kinds.set(kind, { count: (known?.count ?? 0) + 1, smallest: isSmaller ? call : known.smallest })
  }
  return [...kinds]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([kind, { count, smallest }]) => `  ${count} x ${kind}\n      ${JSON.stringify(smallest).slice(0, 400)}`)
}
