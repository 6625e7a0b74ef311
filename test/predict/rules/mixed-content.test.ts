import { mixedContent } from '../../../src/predict/rules/mixed-content.ts'
import { httpPage } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  mixedContent,
  [
    { given: { url: 'http://api.example/' }, says: { subject: 'api.example' }, because: 'from https to http' },
    {
      given: { url: 'http://api.example:8080/' },
      says: { subject: 'api.example:8080' },
      because: 'the port is part of the subject',
    },
    { given: { url: 'http://192.168.0.1/' }, says: { subject: '192.168.0.1' }, because: 'a private address is no loopback' },
    {
      given: { url: 'http://api.example/' },
      from: { origin: 'null', secureContext: true },
      says: { subject: 'api.example' },
      because: 'a sandboxed frame of an https page',
    },
    {
      given: { url: 'http://api.example/' },
      from: { origin: 'null' },
      says: { subject: 'api.example' },
      because: 'the base of a sandboxed page is on https',
    },
    {
      given: { url: 'http://localhost:3000/' },
      from: { engine: 'webkit' },
      says: { subject: 'localhost:3000' },
      because: 'WebKit blocks the own machine too',
    },
    { given: { url: 'http://api.example/', mode: 'no-cors' }, says: { subject: 'api.example' }, because: 'in any mode' },
  ],
  [
    { given: {}, because: 'https' },
    { given: { url: 'http://localhost:3000/' }, because: 'potentially trustworthy' },
    { given: { url: 'http://127.0.0.1:3000/' }, because: 'potentially trustworthy' },
    { given: { url: 'http://[::1]/' }, because: 'potentially trustworthy' },
    { given: { url: 'http://api.localhost/' }, because: 'potentially trustworthy' },
    { given: { url: 'http://api.example/' }, from: httpPage, because: 'the page is on http itself' },
    {
      given: { url: 'http://api.example/' },
      from: { origin: 'null', baseUrl: 'data:text/html,' },
      because: 'not known to be secure',
    },
    {
      given: { url: 'http://localhost/' },
      from: { origin: 'http://localhost:3000', secureContext: true, engine: 'webkit' },
      because: 'http on the machine itself is a secure context, and blocks nothing',
    },
    { given: { url: 'ftp://api.example/' }, because: 'the scheme is refused anyhow' },
    { given: { url: 'http://localhost/' }, from: { ...httpPage, engine: 'webkit' }, because: 'the page is on http itself' },
  ],
)
