import type { BodyRecord } from '../model/request-record.ts'

/** How many bytes the bodies of all keepalive requests in flight may have together. */
export const keepaliveLimit = 65_536

/** Whether a body alone is more than keepalive requests may have together. Sizes that nobody can see count as none. */
export function exceedsKeepaliveLimit(keepalive: boolean, body: BodyRecord): boolean {
  return keepalive && lengthOf(body) > keepaliveLimit
}

/** Whether a body leaves so little of the limit that others in flight, which nobody can see, may well use it up: more than half. */
export function nearsKeepaliveLimit(keepalive: boolean, body: BodyRecord): boolean {
  return keepalive && lengthOf(body) > keepaliveLimit / 2
}

function lengthOf(body: BodyRecord): number {
  return ('byteLength' in body ? body.byteLength : undefined) ?? 0
}
