import type { Scenario } from '../scenario.ts'

/** A scenario that can be made in Chromium alone. */
export function onlyChromium(why: string): NonNullable<Scenario['except']> {
  return { firefox: { why, absent: true }, webkit: { why, absent: true } }
}

/** Firefox takes what does not begin like HTTP for HTTP/0.9: an answer without headers. */
export const oldHttp = {
  why: 'it takes the bytes for HTTP/0.9',
  cause: 'missing-allow-origin-header',
  stage: 'response',
} as const
/** The same, in answer to a preflight. */
export const oldHttpInPreflight = {
  why: oldHttp.why,
  cause: 'preflight-missing-allow-origin-header',
  stage: 'preflight',
} as const
