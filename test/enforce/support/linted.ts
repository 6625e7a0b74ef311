import { captureFetch } from '../../../src/capture/capture-fetch.ts'
import { lintCall } from '../../../src/enforce/lint-call.ts'
import type { LintedCall } from '../../../src/model/linted-call.ts'

/** A call from https://app.example.com as the linter notes it. */
export function linted(url: string, init?: RequestInit, more: Partial<LintedCall> = {}): LintedCall {
  const seen = lintCall(captureFetch(url, init), { origin: 'https://app.example.com' })
  if (seen === undefined) throw new Error(`${url} does not cross origins`)
  return { ...seen.linted, ...more }
}
