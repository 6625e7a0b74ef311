import type { Certainty, Diagnosis } from '../../../src/index.ts'
import type { PageCall } from '../to-page-call.ts'
import { drawExchange } from './draw-exchange.ts'
import { element } from './element.ts'
import { type MessageParts, messageParts } from './message-parts.ts'
import { richText } from './rich-text.ts'

/** One failure: what happened, where it broke, why, how sure that is, what to change, and in the end the truth. */
export function drawCard(call: PageCall, diagnosis: Diagnosis, arrived: readonly string[]): HTMLElement {
  const parts = messageParts(diagnosis)
  const title = element('h3', { id: `title-${call.id}` }, ...richText(parts.headline))
  const fixes = drawFixes(parts, diagnosis)
  const next = drawNext(parts, diagnosis)
  return element(
    'article',
    { class: 'card', id: call.id, 'aria-labelledby': title.id },
    element(
      'header',
      {},
      element('p', { class: 'request' }, element('code', {}, `${diagnosis.request.method} ${diagnosis.request.url}`)),
      title,
      element(
        'p',
        { class: 'chips' },
        certaintyChip('Where it broke', diagnosis.stage, diagnosis.stageCertainty),
        certaintyChip('Why it broke', diagnosis.certainty === 'possible' ? 'cause' : diagnosis.cause, diagnosis.certainty),
      ),
    ),
    drawExchange(diagnosis),
    drawWhy(parts),
    ...(parts.next?.beforeFixes === true ? [...next, ...fixes] : [...fixes, ...next]),
    drawMore(parts, diagnosis),
    drawTruth(call, diagnosis, arrived),
  )
}

const dots = { certain: '●●●', likely: '●●○', possible: '●○○' } satisfies Record<Certainty, string>

/** How sure something is, as a word and as one to three dots. */
function certaintyChip(title: string, what: string, certainty: Certainty): HTMLElement {
  return element(
    'span',
    { class: `chip ${certainty}`, title: `${title}: ${certainty}` },
    `${what} `,
    element('span', { class: 'dots', 'aria-hidden': 'true' }, dots[certainty]),
    ` ${certainty}`,
  )
}

function drawWhy({ why, sure }: MessageParts): HTMLElement {
  return element(
    'section',
    {},
    element('h4', {}, 'Why'),
    ...why.map((text) => element('p', {}, ...richText(text))),
    element('h4', {}, 'How sure'),
    element('p', {}, ...richText(sure)),
  )
}

function drawFixes({ fixes }: MessageParts, diagnosis: Diagnosis): HTMLElement[] {
  if (fixes.length === 0) return []
  const items = fixes.map(({ who, text }, index) => {
    const line = diagnosis.fixes[index]?.params['line']
    const toCopy = line === undefined ? null : { code: String(line), what: 'the header line' }
    return element('li', {}, element('span', { class: 'who' }, who), ' ', ...richText(text, toCopy))
  })
  return [element('section', {}, element('h4', {}, 'How to fix it'), element('ul', { class: 'fixes' }, ...items))]
}

function drawNext({ next }: MessageParts, diagnosis: Diagnosis): HTMLElement[] {
  if (next === null) return []
  const command = diagnosis.next?.params['command']
  const toCopy = command === undefined ? null : { code: String(command), what: 'the command' }
  return [
    element(
      'section',
      {},
      element('h4', {}, 'What settles it'),
      element('div', { class: 'next' }, ...richText(next.text, toCopy)),
    ),
  ]
}

/** What few want to read: the alternatives, the observations, and the rule. */
function drawMore({ alternatives, observed, see }: MessageParts, { candidates }: Diagnosis): HTMLElement {
  const items = (texts: readonly string[]) => element('ul', {}, ...texts.map((text) => element('li', {}, ...richText(text))))
  const others = candidates.length - 1
  const { causes } = alternatives
  return element(
    'div',
    { class: 'more' },
    ...(others === 0
      ? []
      : [
          details(
            `What cannot be told apart (${others} other ${others === 1 ? 'cause' : 'causes'})`,
            ...(causes.length === 0 ? [] : [items(causes)]),
            ...alternatives.others.map((text) => element('p', {}, ...richText(text))),
          ),
        ]),
    details('What was observed', items(observed)),
    ...(see === null || !see.startsWith('https://')
      ? []
      : [element('p', { class: 'see' }, element('a', { href: see }, 'The rule that decides'))]),
  )
}

/** What the page cannot know, and this demo does. */
function drawTruth(call: PageCall, diagnosis: Diagnosis, arrived: readonly string[]): HTMLElement {
  const saw = arrived.length === 0 ? 'nothing' : shorten(arrived).join(', ')
  const truth = details(
    'What really happened',
    element('p', {}, element('strong', {}, `${call.title}. `), call.story),
    element('p', {}, 'The server saw: ', element('code', {}, saw), '.'),
    element('p', {}, 'It is called ', element('code', {}, call.verdict ?? 'nothing'), `. ${judge(call, diagnosis)}`),
  )
  truth.classList.add('truth')
  return truth
}

function judge({ verdict }: PageCall, { candidates }: Diagnosis): string {
  const place = candidates.findIndex(({ cause }) => cause === verdict) + 1
  if (place === 0) return 'whycors did not think of it.'
  if (candidates.length === 1) return 'whycors found it.'
  return place === 1 ? 'whycors had it first.' : `whycors had it among its candidates, at place ${place} of ${candidates.length}.`
}

function shorten(lines: readonly string[]): string[] {
  return lines.length <= 4 ? [...lines] : [...lines.slice(0, 3), `${lines.length - 3} more`]
}

function details(summary: string, ...children: HTMLElement[]): HTMLElement {
  return element('details', {}, element('summary', {}, summary), ...children)
}
