/** The lines of a text in a column: broken between words, and a word that is longer than the column after a slash or a hyphen, or where it must be. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(' ').flatMap((part) => pieces(part, width))) {
    if (current === '') current = word
    else if (current.length + 1 + word.length <= width) current += ` ${word}`
    else {
      lines.push(current)
      current = word
    }
  }
  return [...lines, current]
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word]
  const joint = Math.max(word.lastIndexOf('/', width - 1), word.lastIndexOf('-', width - 1))
  const end = joint > width / 2 ? joint + 1 : width
  return [word.slice(0, end), ...pieces(word.slice(end), width)]
}
