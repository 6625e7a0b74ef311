// Escape sequences go as a whole, so that nothing of `ESC ] 0 ; title BEL` stays behind as text. Each alternative starts with its own introducer
// and stops at the next one: no backtracking over long input.
const escapeSequence = new RegExp(
  [
    '(?:\\x1b\\[|\\x9b)[\\x30-\\x3f]*[\\x20-\\x2f]*[\\x40-\\x7e]?', // CSI: colours, cursor
    '(?:\\x1b[\\]PX^_]|[\\x9d\\x90\\x98\\x9e\\x9f])[^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)?', // OSC, DCS, SOS, PM, APC: title, links, clipboard
    '\\x1b[\\x20-\\x2f]*[\\x30-\\x7e]?', // the short ones: character sets, reset
  ].join('|'),
  'g',
)

/** Tabs, line breaks and the two line separators of Unicode would forge layout: a space stands in. */
const lineOrTab = /[\t\n\v\f\r\x85\u2028\u2029]+/g

/** C0, DEL and C1; and the marks that reorder or hide text (bidirectional controls, zero width, tags). */
const invisible =
  /[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

/**
 * A text from outside (a server, a page) as one harmless line for a terminal or a page: without escape sequences, control characters and
 * marks that reorder text; tabs and line breaks become a space.
 *
 * @example
 * stripControl('\u001b[31mnginx\u001b[0m') // 'nginx'
 */
export const stripControl = (text: string): string =>
  text.replace(escapeSequence, '').replace(lineOrTab, ' ').replace(invisible, '')
