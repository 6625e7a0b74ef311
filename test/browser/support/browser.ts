/** The engines that are driven for real: Chromium, Gecko and WebKit. */
export const browserNames = ['chromium', 'firefox', 'webkit'] as const

export type BrowserName = (typeof browserNames)[number]

/** A raw session of the Chrome DevTools Protocol. */
export interface CdpSession {
  send(method: string, params?: Record<string, unknown>): Promise<unknown>
  on(event: string, listener: (params: Record<string, unknown>) => void): void
  detach(): Promise<void>
}

/** One tab. Calls of `evaluate` on one page may overlap in Chromium and Firefox; WebKit answers them one after the other. */
export interface Page {
  /**
   * Runs a function in the page and brings its result back through JSON; promises are awaited.
   * The function is sent as source text: it sees its arguments and the page's globals, nothing of the test file.
   */
  evaluate<Arguments extends unknown[], Result>(
    source: (...args: Arguments) => Result,
    ...args: Arguments
  ): Promise<Awaited<Result>>
  evaluate<Result>(source: string, ...args: unknown[]): Promise<Result>
  goto(url: string): Promise<void>
  /** Takes the network away from the page, and gives it back: Chromium and Firefox only, rejects elsewhere. */
  setOffline(isOffline: boolean): Promise<void>
  close(): Promise<void>
}

export interface Browser {
  readonly name: BrowserName
  readonly version: string
  newPage(url: string): Promise<Page>
  /** Raw DevTools session of a page: Chromium only, rejects elsewhere. */
  cdp(page: Page): Promise<CdpSession>
  close(): Promise<void>
}
