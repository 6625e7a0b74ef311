import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import type { BrowserName } from './browser.ts'

/** Stands for the Chromium that comes with the npm package of that name, as a path does for the others. */
export const packagedChromium = '@sparticuz/chromium'

/** The program of a browser, or null where it is not installed. An environment variable wins over PATH. */
export function findBrowser(name: BrowserName): string | null {
  switch (name) {
    case 'chromium':
      return (
        fromEnvironment('WHYCORS_CHROMIUM') ??
        onPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) ??
        packaged()
      )
    case 'firefox':
      return fromEnvironment('WHYCORS_FIREFOX') ?? onPath(['firefox-esr', 'firefox'])
    case 'webkit':
      return findWebKit()?.browser ?? null
  }
}

/** The three programs that WebKit needs, or null where one is missing. */
export function findWebKit(): { driver: string; browser: string; display: string } | null {
  const driver = fromEnvironment('WHYCORS_WEBKIT_DRIVER') ?? onPath(['WebKitWebDriver'])
  const browser = fromEnvironment('WHYCORS_WEBKIT_BROWSER') ?? miniBrowser()
  const display = onPath(['Xvfb'])
  return driver && browser && display ? { driver, browser, display } : null
}

function fromEnvironment(name: string): string | null {
  const value = process.env[name]
  if (!value) return null
  if (value !== packagedChromium && !isExecutable(value)) throw new Error(`${name} names ${value}, which is no program.`)
  return value
}

function onPath(names: readonly string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name)
      if (folder && isExecutable(path)) return path
    }
  }
  return null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** MiniBrowser lies beside WebKit's library, not on PATH. */
function miniBrowser(): string | null {
  const listed = spawnSync('dpkg', ['-L', 'libwebkit2gtk-4.1-0'], { encoding: 'utf8' })
  return (listed.stdout ?? '').split('\n').find((path) => path.endsWith('/MiniBrowser') && isExecutable(path)) ?? null
}

function packaged(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    createRequire(import.meta.url).resolve(packagedChromium)
    return packagedChromium
  } catch {
    return null
  }
}
