import { invalidBody } from '../../../src/predict/rules/invalid-body.ts'
import { beaconOf, stream, text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  invalidBody,
  [
    { given: { body: text }, says: { subject: 'GET', params: { why: 'method' } }, because: 'GET has no body' },
    {
      given: { method: 'head', body: text },
      says: { subject: 'HEAD', params: { why: 'method' } },
      because: 'HEAD has no body, in any case',
    },
    {
      given: { source: 'request', method: 'POST', body: { kind: 'request', usable: false } },
      says: { params: { why: 'used' } },
      because: 'the body was read',
    },
    {
      given: { method: 'POST', body: { kind: 'stream', usable: false }, duplex: 'half' },
      says: { params: { why: 'used' } },
      because: 'the stream is locked',
    },
    { given: { method: 'POST', body: stream }, says: { params: { why: 'duplex' } }, because: 'a stream needs duplex' },
    {
      given: { method: 'POST', body: stream, duplex: 'half', keepalive: true },
      says: { params: { why: 'stream-keepalive' } },
      because: 'its size is not known',
    },
    {
      given: { method: 'POST', body: stream, duplex: 'half', mode: 'no-cors' },
      says: { params: { why: 'stream-mode' } },
      because: 'a stream would need a preflight',
    },
    {
      given: { method: 'POST', body: { kind: 'bytes', byteLength: 8, memory: 'resizable' } },
      says: { params: { why: 'resizable' } },
      because: 'Web IDL takes no buffer that can change its size',
    },
    {
      given: { api: 'xhr', body: { kind: 'bytes', byteLength: 8, memory: 'shared' } },
      says: { params: { why: 'shared' } },
      because: 'Web IDL takes no shared memory, and looks before the method does',
    },
    { given: beaconOf(stream), says: { params: { why: 'stream-keepalive' } }, because: 'a beacon is a keepalive request' },
    {
      given: { method: 'POST', body: stream, duplex: 'half', keepalive: true },
      from: { engine: 'webkit' },
      says: { params: { why: 'stream-keepalive' } },
      because: 'WebKit checks this one',
    },
  ],
  [
    { given: { method: 'POST', body: text }, because: 'POST has a body' },
    { given: { method: 'POST', body: { kind: 'bytes', byteLength: 8 } }, because: 'ordinary memory' },
    { given: {}, because: 'no body' },
    { given: { method: 'get1', body: text }, because: 'another method' },
    { given: { method: 'POST', body: stream, duplex: 'half' }, because: 'all that a stream needs' },
    { given: { method: 'POST', body: stream, unseen: ['duplex'] }, because: 'duplex may be given' },
    { given: { api: 'xhr', body: text }, because: 'XMLHttpRequest ignores the body of a GET' },
    { given: { body: { kind: 'unseen' } }, because: 'it may be null' },
    { given: { source: 'request', method: 'POST', body: { kind: 'request', usable: true } }, because: 'the body was not read' },
    { given: { method: 'POST', body: stream }, from: { engine: 'webkit' }, because: 'WebKit does not know duplex' },
    {
      given: { method: 'POST', body: { kind: 'stream', usable: false }, keepalive: true },
      from: { engine: 'gecko' },
      because: 'Gecko sends the text of a stream',
    },
    { given: beaconOf(stream), from: { engine: 'gecko' }, because: 'Gecko sends the text of a stream' },
  ],
)
