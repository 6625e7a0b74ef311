import { bundleForPage } from '../../support/bundle-for-page.ts'

/** The script for the pages of other tools: the player that real browsers run, without the library. */
export function toolScript(): Promise<string> {
  return bundleForPage(`
import { play } from './test/browser/truth/player.ts'
const predict = () => { throw new Error('not asked') }
globalThis.truth = { play: (calls, places) => play(calls, places, { predict, predictXhr: predict, predictBeacon: predict }) }
`)
}
