import { type Diagnosis, format } from '../../../src/index.ts'

/** The message of a diagnosis in the pieces that a card shows apart; each is Markdown with code spans, one paragraph long. */
export interface MessageParts {
  headline: string
  why: string[]
  /** How sure that is, in one sentence. */
  sure: string
  /** The causes that fit as well, and what the message says of others. */
  alternatives: { causes: string[]; others: string[] }
  observed: string[]
  fixes: { who: string; text: string }[]
  next: { text: string; beforeFixes: boolean } | null
  /** Address of the rule that decided. */
  see: string | null
}

/** Takes the Markdown form apart by its labels, as a reader would. What has no known label is a part of the reason. */
export function messageParts(diagnosis: Diagnosis): MessageParts {
  const [title = '', , ...paragraphs] = format(diagnosis, 'markdown').split('\n\n')
  const parts: MessageParts = {
    headline: title.replace(/^\*\*(.*)\*\*$/s, '$1'),
    why: [],
    sure: '',
    alternatives: { causes: [], others: [] },
    observed: [],
    fixes: [],
    next: null,
    see: null,
  }
  for (const paragraph of paragraphs) {
    const [, label = '', text = paragraph] = /^\*\*([^*]+):\*\* ?(.*)$/s.exec(paragraph) ?? []
    const who = /^(?:Fix|Or) \((\w+)\)$/.exec(label)?.[1]
    if (who !== undefined) parts.fixes.push({ who, text })
    else if (label === 'Next') parts.next = { text, beforeFixes: parts.fixes.length === 0 }
    else if (label === 'How sure') Object.assign(parts, takeApartCertainty(text))
    else if (label === 'See') parts.see = text
    else if (label === '' && text.startsWith('- ')) parts.observed.push(...text.slice(2).split('\n- '))
    else if (text !== '') parts.why.push(text)
  }
  return parts
}

/** "likely. These cannot be told apart: one; two. Less likely: three." */
function takeApartCertainty(text: string): Pick<MessageParts, 'sure' | 'alternatives'> {
  const spans: string[] = []
  const bare = text.replace(/`[^`]*`/g, (span) => `\u0000${spans.push(span) - 1}\u0000`)
  const restore = (piece: string) => piece.replace(/\u0000(\d+)\u0000/g, (_, index) => spans[Number(index)] ?? '')
  const [sure = '', ...rest] = bare.split(/(?<=\.) /)
  const listed = rest.find((sentence) => sentence.includes('; '))
  const causes = listed?.slice(listed.indexOf(': ') + 2, -1).split('; ') ?? []
  const others = rest.filter((sentence) => sentence !== listed)
  return { sure: restore(sure), alternatives: { causes: causes.map(restore), others: others.map(restore) } }
}
