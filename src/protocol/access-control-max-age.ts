import type { Engine } from '../model/environment.ts'
import { getHeader, type HeaderList } from '../spec/fetch/header-list.ts'

/** How an engine reads Access-Control-Max-Age where it leaves the standard. */
interface AgeHabits {
  /** Whether the value is a 64-bit integer with a sign or without, and not digits alone. */
  isInteger: boolean
  /** Seconds where the value cannot be read. */
  unreadable: number
  /** No grant is kept longer than for these seconds. */
  maximum: number
}

/**
 * Measured 2026-11-28 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6, but for the maxima, which are those of their sources
 * (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age).
 */
const habits: Record<Exclude<Engine, 'standard'>, AgeHabits> = {
  chromium: { isInteger: true, unreadable: 5, maximum: 7200 },
  gecko: { isInteger: false, unreadable: 0, maximum: 86400 },
  webkit: { isInteger: true, unreadable: 5, maximum: 600 },
}

/**
 * For how many seconds an engine keeps what the answer to a preflight grants. `ofStandard` is what the standard says.
 *
 * https://fetch.spec.whatwg.org/#http-access-control-max-age
 */
export function accessControlMaxAge(headers: HeaderList, engine: Engine, ofStandard: number): number {
  if (engine === 'standard') return ofStandard
  const value = getHeader('Access-Control-Max-Age', headers)
  if (value === null || value === '') return ofStandard
  const { isInteger, unreadable, maximum } = habits[engine]
  if (!(isInteger ? /^[+-]?\d+$/ : /^\d+$/).test(value)) return unreadable
  const age = BigInt(value.replace('+', ''))
  if (isInteger && BigInt.asIntN(64, age) !== age) return unreadable
  return age < 0n ? 0 : Math.min(Number(age), maximum)
}
