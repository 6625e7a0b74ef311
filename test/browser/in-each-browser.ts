import { describe, test } from 'vitest'
import type { BrowserName } from './support/browser.ts'
import { browsersToTest } from './support/browsers-to-test.ts'

/** Defines the same tests for each browser; where one is not installed, one skipped test says so. */
export function inEachBrowser(title: string, define: (name: BrowserName) => void): void {
  for (const { name, skipReason } of browsersToTest()) {
    describe(`${title} in ${name}`, () => {
      if (skipReason === undefined) define(name)
      else test('everything', ({ skip }) => skip(skipReason))
    })
  }
}
