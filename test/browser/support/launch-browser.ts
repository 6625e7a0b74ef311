import type { Browser, BrowserName } from './browser.ts'
import { launchChromium } from './drivers/chromium.ts'
import { launchFirefox } from './drivers/firefox.ts'
import { launchWebKit } from './drivers/webkit.ts'

export interface LaunchOptions {
  /** Takes certificates that nobody vouches for. */
  acceptInsecureCertificates?: boolean
  /** Command line switches that are added for Chromium. */
  chromiumSwitches?: readonly string[]
  /** Preferences that are added for Firefox. */
  firefoxPreferences?: Readonly<Record<string, unknown>>
}

/** Starts a real browser, headless, with a profile of its own. It ends with `close()`, or with this process. */
export async function launchBrowser(name: BrowserName, options: LaunchOptions = {}): Promise<Browser> {
  switch (name) {
    case 'chromium':
      return launchChromium([
        ...(options.acceptInsecureCertificates ? ['--ignore-certificate-errors'] : []),
        ...(options.chromiumSwitches ?? []),
      ])
    case 'firefox':
      return launchFirefox(options.firefoxPreferences ?? {}, options.acceptInsecureCertificates ?? false)
    case 'webkit':
      return launchWebKit(options.acceptInsecureCertificates ?? false)
  }
}
