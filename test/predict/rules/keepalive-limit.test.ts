import { keepaliveLimit } from '../../../src/predict/rules/keepalive-limit.ts'
import { beaconOf, blobOf, ownPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  keepaliveLimit,
  [
    {
      given: { method: 'POST', keepalive: true, body: { kind: 'bytes', byteLength: 65_537 } },
      says: { params: { length: 65_537, limit: 65_536 } },
      because: 'one byte too many',
    },
    {
      given: {
        method: 'PUT',
        keepalive: true,
        body: { kind: 'string', byteLength: 70_000 },
        headers: [['content-type', 'application/json']],
      },
      says: { params: { length: 70_000, limit: 65_536 } },
      because: 'refused before the preflight',
    },
    {
      given: { method: 'POST', keepalive: true, body: blobOf('', 65_537) },
      from: ownPage,
      says: { params: { length: 65_537, limit: 65_536 } },
      because: 'on the own origin too',
    },
    {
      given: beaconOf(blobOf('', 65_537)),
      says: { params: { length: 65_537, limit: 65_536 } },
      because: 'sendBeacon returns false',
    },
    {
      given: { method: 'POST', keepalive: true, body: { kind: 'bytes', byteLength: 65_537 } },
      from: { engine: 'gecko' },
      says: { params: { length: 65_537, limit: 65_536 } },
      because: 'Gecko limits fetch',
    },
  ],
  [
    { given: { method: 'POST', keepalive: true, body: { kind: 'bytes', byteLength: 65_536 } }, because: 'exactly at the limit' },
    { given: { method: 'POST', body: { kind: 'bytes', byteLength: 65_537 } }, because: 'no keepalive' },
    { given: { method: 'POST', keepalive: true, body: { kind: 'form-data' } }, because: 'nobody knows how long it is' },
    { given: { method: 'POST', keepalive: true, body: { kind: 'url-search-params' } }, because: 'nobody knows how long it is' },
    {
      given: { method: 'POST', keepalive: true, body: { kind: 'bytes', byteLength: 65_537 }, url: 'data:,a' },
      because: 'nothing is sent',
    },
    { given: beaconOf(blobOf('', 65_537)), from: { engine: 'gecko' }, because: 'Gecko limits no beacon' },
  ],
)
