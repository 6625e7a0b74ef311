import { describe, expect, test } from 'vitest'
import { parseCookieDate, parseGeckoCookieDate, parseHttpDate } from '../../../src/spec/cookies/parse-cookie-date.ts'

const y2000 = Date.UTC(2000, 0, 1)

// Measured 2026-11-28 with Chromium 156, Firefox ESR 153.7 and WebKitGTK 2.50.6: a date of the past ends the cookie, what is none does not.
describe('the date of a cookie', () => {
  test.each<[value: string, standard: number | null, gecko: number | null, webkit: number | null]>([
    ['Sat, 01 Jan 2000 00:00:00 GMT', y2000, y2000, y2000],
    ['Saturday, 01-Jan-00 00:00:00 GMT', y2000, y2000, y2000],
    ['Sat Jan  1 00:00:00 2000', y2000, y2000, y2000],
    ['1 Jan 2000 0:0:0', y2000, y2000, y2000],
    ['Sat, 1 Jan 2000 00:00:00 +0100', y2000, y2000, y2000],
    ['1-jan-2000 00:00:00 GMT', y2000, y2000, y2000],
    ['00:00:00 1 Jan 2000', y2000, y2000, null],
    ['January 1, 2000 00:00:00', y2000, y2000, null],
    ['"Sat, 01 Jan 2000 00:00:00 GMT"', y2000, y2000, null],
    ['Sat Jan 01 2000 00:00:00 GMT+0000 (Coordinated Universal Time)', y2000, y2000, null],
    ['Sat, 01 Jan 70 00:00:00 GMT', 0, 0, 0],
    ['Sat, 01 Jan 69 00:00:00 GMT', Date.UTC(2069, 0, 1), Date.UTC(2069, 0, 1), Date.UTC(2069, 0, 1)],
    ['31 Dec 1600 00:00:00', Date.UTC(1600, 11, 31), Date.UTC(1600, 11, 31), Date.UTC(1600, 11, 31)],
    ['29 Feb 2000 00:00:00', Date.UTC(2000, 1, 29), Date.UTC(2000, 1, 29), Date.UTC(2000, 1, 29)],
    ['31 Dec 2000 00:00:00', Date.UTC(2000, 11, 31), Date.UTC(2000, 11, 31), Date.UTC(2000, 11, 31)],
    ['30 Feb 2000 00:00:00', null, Date.UTC(2000, 2, 1), null],
    ['31 Dec 2000 24:00:00', null, Date.UTC(2001, 0, 1), null],
    ['31 Dec 2000 00:60:00', null, Date.UTC(2000, 11, 31, 1), null],
    ['32 Dec 2000 00:00:00', null, null, null],
    ['1 Jan 2000', null, y2000, null],
    ['01/01/2000', null, y2000, null],
    ['1 Foo 2000 00:00:00', null, null, null],
    ['01 01 2000 00:00:00', null, null, null],
    ['2000-01-01T00:00:00Z', null, null, null],
    ['Sat, 01 Jan 99999 00:00:00 GMT', null, null, null],
    ['0', null, null, null],
    ['', null, null, null],
  ])('%j', (value, ...expected) => {
    expect([parseCookieDate(value), parseGeckoCookieDate(value), parseHttpDate(value)]).toEqual(expected)
  })

  test('is read back from what Date writes', () => {
    for (let year = 1000; year < 3000; year += 7) {
      const time = Date.UTC(year, year % 12, (year % 28) + 1, year % 24, year % 60, 59)
      expect(parseCookieDate(new Date(time).toUTCString())).toBe(time)
    }
  })
})
