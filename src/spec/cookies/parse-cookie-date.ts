const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The time that the attribute Expires stands for, in milliseconds since 1970; null where it stands for none. */
export type CookieDateParser = (value: string) => number | null

interface Parts {
  time?: readonly number[]
  day?: number
  month?: number
  year?: number
}

/**
 * A cookie date: a time, a day, a month and a year in any order, among anything else.
 *
 * Deviation: a year before 1601 is one, as in Chromium 156 and Firefox ESR 153.7 (measured 2026-11-28).
 *
 * https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-dates
 */
export function parseCookieDate(value: string): number | null {
  const { time, day, month, year } = partsOf(value)
  // 5.
  if (time === undefined || time.some((part, index) => part > (index === 0 ? 23 : 59))) return null
  return dateOf(day, month, year, time, true)
}

/** As Firefox does: the time may be missing or too large, the day beyond the end of its month, and `01/31/2000` is a date (ESR 153.7, measured 2026-11-28). */
export function parseGeckoCookieDate(value: string): number | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value)
  if (american !== null) return dateOf(Number(american[2]), Number(american[1]) - 1, Number(american[3]), [0, 0, 0], false)
  const { time = [0, 0, 0], day, month, year } = partsOf(value)
  return dateOf(day, month, year, time, false)
}

const httpDate = /^(?:[a-z]+,? +)?(\d{1,2}[ -][a-z]{3}[ -]\d{2,4} +\d{1,2}:\d{1,2}:\d{1,2})/i
const asctimeDate = /^[a-z]+ +([a-z]{3} +\d{1,2} +\d{1,2}:\d{1,2}:\d{1,2} +\d{4})/i

/**
 * As WebKitGTK does, whose libsoup knows the dates of HTTP alone (2.50.6, measured 2026-11-28).
 *
 * https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 */
export function parseHttpDate(value: string): number | null {
  const date = (httpDate.exec(value) ?? asctimeDate.exec(value))?.[1]
  return date === undefined ? null : parseCookieDate(date)
}

function partsOf(value: string): Parts {
  const parts: Parts = {}
  // 1 and 2. A colon delimits nothing.
  for (const token of value.split(/[\t -/;-@[-`{-~]+/)) {
    const time = parts.time === undefined ? /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/.exec(token) : null
    const month = parts.month === undefined ? months.indexOf(token.slice(0, 3).toLowerCase()) : -1
    if (time !== null) parts.time = time.slice(1).map(Number)
    else if (parts.day === undefined && /^\d{1,2}(?!\d)/.test(token)) parts.day = Number.parseInt(token, 10)
    else if (month >= 0) parts.month = month
    else if (parts.year === undefined && /^\d{2,4}(?!\d)/.test(token)) parts.year = Number.parseInt(token, 10)
  }
  return parts
}

function dateOf(
  day: number | undefined,
  month: number | undefined,
  shortYear: number | undefined,
  time: readonly number[],
  mustExist: boolean,
): number | null {
  if (day === undefined || month === undefined || shortYear === undefined) return null
  // 3 and 4.
  const year = shortYear + (shortYear < 70 ? 2000 : shortYear < 100 ? 1900 : 0)
  if (day < 1 || day > 31) return null
  // 6.
  if (mustExist && daysBefore(year, month, day) >= daysBefore(year + Math.trunc((month + 1) / 12), (month + 1) % 12, 1))
    return null
  const [hour = 0, minute = 0, second = 0] = time
  return (((daysBefore(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000
}

/** Days from 1970-01-01, by the Gregorian calendar; the month counts from 0. */
function daysBefore(year: number, month: number, day: number): number {
  // A year that begins in March has its odd day at its end.
  const shifted = month < 2 ? year - 1 : year
  const sinceMarch = (month + 10) % 12
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return shifted * 365 + leapDays + Math.floor((sinceMarch * 153 + 2) / 5) + day - 1 - 719_468
}
