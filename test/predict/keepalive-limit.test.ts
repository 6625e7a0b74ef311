import { expect, test } from 'vitest'
import type { BodyRecord } from '../../src/model/request-record.ts'
import { exceedsKeepaliveLimit } from '../../src/predict/keepalive-limit.ts'
import { blobOf, stream } from './record-of.ts'

test.each<[body: BodyRecord, exceeds: boolean]>([
  [{ kind: 'bytes', byteLength: 65_536 }, false],
  [{ kind: 'bytes', byteLength: 65_537 }, true],
  [{ kind: 'string', byteLength: 65_537 }, true],
  [blobOf('', 65_537), true],
  [{ kind: 'string' }, false],
  [{ kind: 'form-data' }, false],
  [{ kind: 'none' }, false],
  [stream, false],
])('%o', (body, exceeds) => {
  expect(exceedsKeepaliveLimit(true, body)).toBe(exceeds)
  expect(exceedsKeepaliveLimit(false, body)).toBe(false)
})
