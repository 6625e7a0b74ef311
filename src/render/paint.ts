import { close, open } from './code.ts'

/** What a text is rendered for. */
export type RenderTarget = 'text' | 'ansi' | 'markdown'

/** One line of a message. Data in it stands between the delimiters of `code`; backticks mark code in our own words. */
export interface Line {
  kind: 'title' | 'text' | 'item'
  text: string
  /** Said before the text, with a colon. A label without a text heads a list. */
  label?: string
}

interface Paint {
  code(text: string): string
  title(text: string): string
  label(text: string): string
}

const paints: Record<RenderTarget, Paint> = {
  text: { code: String, title: String, label: String },
  ansi: { code: wrap('36', '39'), title: wrap('1', '22'), label: wrap('2', '22') },
  markdown: { code: codeSpan, title: (text) => `**${text}**`, label: (text) => `**${text}**` },
}

function wrap(on: string, off: string): (text: string) => string {
  return (text) => `\u001b[${on}m${text}\u001b[${off}m`
}

/** A code span that ends where the data ends, whatever backticks are in it: https://spec.commonmark.org/0.31.2/#code-spans */
function codeSpan(text: string): string {
  const fence = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)))
  return fence.length > 1 || /^ .* $/.test(text) ? `${fence} ${text} ${fence}` : fence + text + fence
}

/** Data first, so that a backtick in it marks nothing. */
const marked = new RegExp(`${open}([^${close}]*)${close}|\`([^\`${open}]*)\``, 'g')

/** Makes a text of blocks of lines; blocks are separated by an empty line, in Markdown all lines but those of a list. */
export function paint(blocks: readonly (readonly Line[])[], target: RenderTarget): string {
  const paint = paints[target]
  const line = ({ kind, text, label }: Line): string => {
    const body = text.replace(marked, (_, data: string | undefined, own: string | undefined) => paint.code(data ?? own ?? ''))
    const said = label === undefined ? body : `${paint.label(`${label}:`)}${body === '' ? '' : ` ${body}`}`
    return kind === 'title' ? paint.title(said) : kind === 'item' ? `- ${said}` : said
  }
  const separator = target === 'markdown' ? '\n\n' : '\n'
  return blocks
    .filter((block) => block.length > 0)
    .map((block) =>
      block.reduce(
        (text, one, index) => text + (index === 0 ? '' : one.kind === 'item' && index > 1 ? '\n' : separator) + line(one),
        '',
      ),
    )
    .join('\n\n')
}
