import { stripControl } from './strip-control.ts'

/** What came from a server is cut here: it can send megabytes in one header. */
export const longestFromServer = 120

/** Delimiters of data within a text. No data can hold them, since control characters are stripped. */
export const open = '\u0002'
export const close = '\u0003'

/** Data from a page or a server as part of a sentence: harmless, short, and never taken for words. Empty data stays empty. */
export function code(data: string | number, longest = 2000): string {
  const text = stripControl(String(data))
  if (text === '') return ''
  return open + (text.length > longest ? `${text.slice(0, longest)}…` : text) + close
}
