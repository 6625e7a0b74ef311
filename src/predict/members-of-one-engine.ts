import type { Engine } from '../model/environment.ts'

/**
 * Members of RequestInit that one engine alone knows, and by which it may refuse a request: for their values, for the page that gives them, or
 * for an address that turns out to be another. Measured on 2026-11-28 in Chromium 156.
 */
const members: Partial<Record<Engine, readonly string[]>> = {
  chromium: [
    'adAuctionHeaders',
    'attributionReporting',
    'browsingTopics',
    'privateToken',
    'sharedStorageWritable',
    'targetAddressSpace',
  ],
}

/** Whether an engine may refuse a request for a member that is not in the standard. */
export function hasMemberOfOneEngine(names: readonly string[] | undefined, engine: Engine): boolean {
  return names?.some((name) => members[engine]?.includes(name)) === true
}

/** Whether only engines other than this one know the member. */
export function isMemberOfAnother(name: string, engine: Engine): boolean {
  return members[engine]?.includes(name) !== true && Object.values(members).some((names) => names.includes(name))
}
