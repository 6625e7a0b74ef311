import type { Browser, Page } from '../support/browser.ts'
import { bundleForPage } from '../support/bundle-for-page.ts'
import type { CallOutcome } from './pair.ts'
import type { PlacedPair } from './player.ts'

declare const enforceTruth: { play(pairs: readonly PlacedPair[]): Promise<CallOutcome[][]> }

/** The script of the page, for browsers and for other tools. */
export function pairScript(): Promise<string> {
  return bundleForPage(`
import { playPairs, playXhr } from './test/browser/enforce/player.ts'
globalThis.enforceTruth = globalThis.truth = { play: (pairs) => playPairs(pairs, () => ({ fetch: (...args) => globalThis.fetch(...args), xhr: playXhr })) }
`)
}

/**
 * Fewer would take longer. Chromium stands still where six requests to one host wait at a redirect, each for its preflight, since they hold the six
 * connections (156, seen 2026-11-28).
 */
const batchSize = 12

export async function playInBrowser(page: Page, pairs: readonly PlacedPair[]): Promise<CallOutcome[][]> {
  const outcomes: CallOutcome[][] = []
  for (let start = 0; start < pairs.length; start += batchSize) {
    outcomes.push(
      ...(await page.evaluate((batch: readonly PlacedPair[]) => enforceTruth.play(batch), pairs.slice(start, start + batchSize))),
    )
  }
  return outcomes
}

/** Runs in the page: Firefox may say that a page is loaded before its script has run. */
async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 200 && !('enforceTruth' in globalThis); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

export async function openPairPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage(url)
  await page.evaluate(untilReady)
  return page
}
