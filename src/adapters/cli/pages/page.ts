/** What `whycors explain <id>` prints about one rule or cause: plain prose, without markup. */
export interface Page {
  /** What it is, in one line. */
  title: string
  /** What happened. */
  happened: string
  /** How a browser decides. */
  decides: string
  /** How it looks in the developer tools. */
  looks: string
  /** What to change: who acts, a colon, what they do. The first is what most people need. */
  fixes: readonly string[]
  /** Header lines or code, ready to copy. */
  lines?: readonly string[]
  /** What decides. */
  spec: string
}
