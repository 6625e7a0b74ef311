import { pages } from '../../../src/adapters/cli/pages/index.ts'

/**
 * What the pages of `whycors explain` quote of Chromium's console, and it does not say: pieces between three dots, in one line of it.
 *
 * @param console what it said while every cause was made
 */
export function quotesNotSaid(console: readonly string[]): string[] {
  const found: string[] = []
  for (const [id, { looks }] of Object.entries(pages)) {
    for (const [, quote = ''] of looks.matchAll(/Chromium: "(.+?)"(?=[ .,]|$)/g)) {
      const pieces = quote.split('...').map((piece) => piece.trim())
      if (!console.some((line) => pieces.every((piece) => line.includes(piece)))) found.push(`${id}: ${quote}`)
    }
  }
  return found
}
