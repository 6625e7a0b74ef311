/** How a run of the command ended. `shown`: help or version, on request. */
export type Ending = 'pass' | 'refused' | 'failed' | 'not-sent' | 'usage' | 'shown'

/**
 * The exit code of a run. 0 means a proven pass: a page would get the response. 1: it would not, or nothing is proven since the request was
 * not sent. 2: the command was not called rightly.
 */
export function exitCode(ending: Ending): 0 | 1 | 2 {
  switch (ending) {
    case 'pass':
    case 'shown':
      return 0
    case 'refused':
    case 'failed':
    case 'not-sent':
      return 1
    case 'usage':
      return 2
  }
}
