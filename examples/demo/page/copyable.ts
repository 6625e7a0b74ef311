import { element } from './element.ts'

/** A line of code with a button that copies it. A line that is too long breaks at blanks, as long as its words fit. */
export function copyable(code: string, what: string): HTMLElement {
  const button = element('button', { type: 'button', class: 'copy' })
  const label = (text: string, spoken: string) => {
    button.textContent = text
    button.setAttribute('aria-label', spoken)
  }
  label('Copy', `Copy ${what}`)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code)
      label('Copied', `Copied ${what}`)
    } catch {
      label('Not allowed', 'The browser does not allow copying')
    }
    setTimeout(label, 1500, 'Copy', `Copy ${what}`)
  })
  const words = code.split(/( )/).map((word) => (word === ' ' ? word : element('span', {}, word)))
  return element('div', { class: 'copyable' }, element('pre', {}, element('code', {}, ...words)), button)
}
