import { bundleForPage } from '../support/bundle-for-page.ts'

/** The script for the pages of a stage: the player and the library's predictions, as `truth.play`. */
export function pageScript(): Promise<string> {
  return bundleForPage(`
import { predict } from './src/capture/predict.ts'
import { predictBeacon } from './src/capture/predict-beacon.ts'
import { predictXhr } from './src/capture/predict-xhr.ts'
import { play } from './test/browser/truth/player.ts'
globalThis.truth = { play: (calls, places) => play(calls, places, { predict, predictBeacon, predictXhr }) }
`)
}
