import type { Diagnosis } from '../../../src/index.ts'
import { element, svgElement } from './element.ts'
import { exchangeMessages, type Message } from './exchange-messages.ts'

const width = 360
const left = 26
const right = width - left
const top = 30
const row = 30

const captions = {
  certain: 'It broke here.',
  likely: 'It most likely broke here.',
  possible: 'It may have broken here.',
} satisfies Record<Diagnosis['stageCertainty'], string>

/** A small drawing of the exchange: page on the left, server on the right, time runs down, a cross where it broke. */
export function drawExchange(diagnosis: Diagnosis): HTMLElement {
  const messages = exchangeMessages(diagnosis)
  const height = top + messages.length * row + 12
  const drawing = svgElement(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', class: `exchange ${diagnosis.stage}`, 'aria-label': describe(messages) },
    svgElement('text', { x: String(left), y: '12', class: 'end', 'text-anchor': 'middle' }, 'page'),
    svgElement('text', { x: String(right), y: '12', class: 'end', 'text-anchor': 'middle' }, 'server'),
    line(left, 20, left, height, 'life'),
    line(right, 20, right, height, 'life'),
    ...messages.flatMap((message, index) => drawMessage(message, top + index * row + 14)),
  )
  return element('figure', {}, drawing, element('figcaption', {}, captions[diagnosis.stageCertainty]))
}

function drawMessage({ to, label, state, at = 1 }: Message, y: number): SVGElement[] {
  const [from, target] = to === 'server' ? [left, right] : [right, left]
  const direction = Math.sign(target - from)
  const text = svgElement(
    'text',
    { x: String(width / 2), y: String(y - 6), class: `label ${state}`, 'text-anchor': 'middle' },
    label,
  )
  if (state === 'passes')
    return [text, line(from, y, target - 3 * direction, y, state), head(target - direction, y, direction, state)]
  if (state === 'never') return [text, line(from, y, target, y, state)]
  const x = from + (target - from) * at
  return [
    text,
    line(from, y, x, y, state),
    line(x, y, target, y, 'never'),
    svgElement('circle', { cx: String(x), cy: String(y), r: '8', class: 'mark' }),
    svgElement('path', { d: `M${x - 3.2} ${y - 3.2}l6.4 6.4m0 -6.4l-6.4 6.4`, class: 'cross' }),
  ]
}

function line(x1: number, y1: number, x2: number, y2: number, name: string): SVGElement {
  return svgElement('line', { x1: String(x1), y1: String(y1), x2: String(x2), y2: String(y2), class: name })
}

function head(x: number, y: number, direction: number, name: string): SVGElement {
  return svgElement('path', { d: `M${x} ${y}l${-7 * direction} -4v8z`, class: `head ${name}` })
}

const states = { passes: '', breaks: ': broken off', never: ': never sent' } satisfies Record<Message['state'], string>

function describe(messages: readonly Message[]): string {
  return messages.map(({ to, label, state }) => `To the ${to}: ${label}${states[state]}.`).join(' ')
}
