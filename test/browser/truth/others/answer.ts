/** What every tool can be asked about a call: an OPTIONS goes first; it goes out, or is read, without one; nothing goes out. */
export const answers = ['preflight', 'without preflight', 'nothing sent'] as const
export type Answer = (typeof answers)[number]

/**
 * The answer in a verdict that was observed or predicted. A call that threw, was blocked, was never answered or could not even be made has sent nothing. Null:
 * no answer, as when a tool says that it had a response and no server was asked.
 */
export function answerOf(verdict: string): Answer | null {
  switch (verdict) {
    case 'preflight':
      return 'preflight'
    case 'same-origin':
    case 'simple':
    case 'opaque':
      return 'without preflight'
    case 'blocked':
    case 'throws':
    case 'hung':
    case 'unmakeable':
      return 'nothing sent'
    default:
      return null
  }
}
