import type { Engine } from '../model/environment.ts'

/**
 * Members of RequestInit that Chromium alone knows, and by which it may refuse a request: for their values, for the page that gives them, or
 * for an address that turns out to be another. Measured on 2026-11-28 in Chromium 156.
 */
const ofChromium = /^(?:adAuctionHeaders|privateToken|sharedStorageWritable|targetAddressSpace)$/

/** Whether an engine may refuse a request for a member that is not in the standard. */
export function hasMemberOfOneEngine(names: readonly string[] | undefined, engine: Engine): boolean {
  return engine === 'chromium' && names?.some((name) => ofChromium.test(name)) === true
}
