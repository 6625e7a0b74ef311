import { copyable } from './copyable.ts'
import { element } from './element.ts'

/**
 * Words with code spans as nodes, beginning with a capital. A header line or a command that is to be copied stands out as a block of its own; the
 * rest is text, whatever is in it.
 */
export function richText(markdown: string, toCopy: { code: string; what: string } | null = null): (string | HTMLElement)[] {
  const pieces: (string | HTMLElement)[] = []
  let rest = markdown.charAt(0).toUpperCase() + markdown.slice(1)
  for (;;) {
    const span = /(`+)(.+?)\1(?!`)/s.exec(rest)
    if (span === null) return [...pieces, rest]
    const code = (span[2] ?? '').replace(/^ (.*) $/s, '$1')
    pieces.push(rest.slice(0, span.index))
    pieces.push(code === toCopy?.code ? copyable(code, toCopy.what) : element('code', {}, code))
    rest = rest.slice(span.index + span[0].length)
  }
}
