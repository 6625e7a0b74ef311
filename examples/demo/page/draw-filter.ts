import { element } from './element.ts'

/** A kind of card to show, with how many there are. */
export interface Choice {
  name: string
  count: number
}

/** Buttons that show all cards or those of one stage; `show` is told which, null for all. */
export function drawFilter(choices: readonly Choice[], show: (name: string | null) => void): HTMLElement[] {
  const all = { name: null, label: 'all', count: choices.reduce((sum, { count }) => sum + count, 0) }
  const buttons = [all, ...choices.map(({ name, count }) => ({ name, label: name, count }))].map(({ name, label, count }) => {
    const button = element(
      'button',
      { type: 'button', class: 'choice', 'aria-pressed': String(name === null) },
      label,
      ' ',
      element('span', { class: 'count' }, String(count)),
    )
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button))
      show(name)
    })
    return button
  })
  return buttons
}
