import { type BrowserName, browserNames } from './browser.ts'
import { findBrowser } from './find-browser.ts'

/**
 * The browsers that tests run in: those that an environment variable names (default: all three). One that is not installed comes with the reason to
 * skip its tests, unless WHYCORS_REQUIRE_BROWSERS names it: then this throws.
 */
export function browsersToTest(variable = 'WHYCORS_BROWSERS'): { name: BrowserName; skipReason?: string }[] {
  const required = listed('WHYCORS_REQUIRE_BROWSERS')
  const wanted = listed(variable)
  return browserNames
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .map((name) => {
      if (findBrowser(name) !== null) return { name }
      if (required.includes(name)) throw new Error(`${name} is required by WHYCORS_REQUIRE_BROWSERS and is not installed.`)
      return { name, skipReason: `${name} is not installed` }
    })
}

function listed(variable: string): BrowserName[] {
  const names = (process.env[variable] ?? '').split(',').filter((name) => name !== '')
  for (const name of names) {
    if (!(browserNames as readonly string[]).includes(name))
      throw new Error(`${variable} names ${name}; known are ${browserNames.join(', ')}.`)
  }
  return names as BrowserName[]
}
