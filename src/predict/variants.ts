import type { RequestRecord } from '../model/request-record.ts'
import { keepaliveLimit } from './keepalive-limit.ts'

/**
 * Other calls that a glance cannot tell from this one. A Request object hides what its body was made from and how long it is, and combines
 * headers of one name. Undefined: all that matters was seen.
 */
export function variants(record: RequestRecord): readonly RequestRecord[] | undefined {
  if (record.body.kind !== 'request' && record.combinedHeaders !== true) return undefined
  const found: RequestRecord[] = []
  if (record.body.kind === 'request') {
    found.push({ ...record, body: { kind: 'stream', usable: true }, duplex: 'half' })
    if (record.keepalive) found.push({ ...record, body: { kind: 'string', byteLength: keepaliveLimit + 1 } })
  }
  if (record.combinedHeaders === true && record.headers.some(([, value]) => value.includes(', '))) {
    const headers = record.headers.flatMap(([name, value]) => value.split(', ').map((part) => [name, part] as const))
    found.push({ ...record, headers })
  }
  return found
}
