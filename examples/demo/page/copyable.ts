import { element } from './element.ts'

/** A line of code with a button that copies it. A line that is too long breaks at blanks, as long as its words fit. */
export function copyable(code: string, what: string): HTMLElement {
  const button = element('button', { type: 'button', class: 'copy', 'aria-label': `Copy ${what}` }, 'Copy')
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code)
      button.textContent = 'Copied'
    } catch {
      button.textContent = 'Not allowed'
    }
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 1500)
  })
  const words = code.split(/( )/).map((word) => (word === ' ' ? word : element('span', {}, word)))
  return element('div', { class: 'copyable' }, element('pre', {}, element('code', {}, ...words)), button)
}
