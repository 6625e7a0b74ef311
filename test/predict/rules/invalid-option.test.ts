import { invalidOption } from '../../../src/predict/rules/invalid-option.ts'
import { nowhere } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  invalidOption,
  [
    {
      given: { mode: 'navigate' },
      says: { subject: 'mode', params: { why: 'value', value: 'navigate' } },
      because: 'the constructor refuses it',
    },
    {
      given: { mode: 'CORS' },
      says: { subject: 'mode', params: { why: 'value', value: 'CORS' } },
      because: 'enumerations have a case',
    },
    {
      given: { credentialsMode: 'always' },
      says: { subject: 'credentials', params: { why: 'value', value: 'always' } },
      because: 'named as the option is',
    },
    {
      given: { cache: 'x' },
      says: { subject: 'cache', params: { why: 'value', value: 'x' } },
      because: 'none of the enumeration',
    },
    {
      given: { redirect: '' },
      says: { subject: 'redirect', params: { why: 'value', value: '' } },
      because: 'none of the enumeration',
    },
    {
      given: { referrerPolicy: 'x' },
      says: { subject: 'referrerPolicy', params: { why: 'value', value: 'x' } },
      because: 'none of the enumeration',
    },
    {
      given: { referrer: 'https://[' },
      says: { subject: 'referrer', params: { why: 'value', value: 'https://[' } },
      because: 'no URL',
    },
    {
      given: { duplex: 'full' },
      says: { subject: 'duplex', params: { why: 'value', value: 'full' } },
      because: 'none of the enumeration',
    },
    {
      given: { priority: 'x' },
      says: { subject: 'priority', params: { why: 'value', value: 'x' } },
      because: 'none of the enumeration',
    },
    { given: { inconvertible: ['signal'] }, says: { subject: 'signal', params: { why: 'type' } }, because: 'no AbortSignal' },
    {
      given: { inconvertible: ['window'], cache: 'x' },
      says: [
        { subject: 'window', params: { why: 'type' } },
        { subject: 'cache', params: { why: 'value', value: 'x' } },
      ],
      because: 'each is named',
    },
    {
      given: { source: 'request', mode: 'navigate', inconvertible: ['headers'] },
      says: [
        { subject: 'headers', params: { why: 'type' } },
        { subject: 'mode', params: { why: 'value', value: 'navigate' } },
      ],
      because: 'an init came with the Request',
    },
    {
      given: { inconvertible: ['signal'] },
      from: { engine: 'chromium' },
      says: { subject: 'signal', params: { why: 'type' } },
      because: 'Chromium checks it',
    },
    {
      given: { inconvertible: ['window'] },
      from: { engine: 'webkit' },
      says: { subject: 'window', params: { why: 'type' } },
      because: 'WebKit knows the member',
    },
    {
      given: { duplex: 'full' },
      from: { engine: 'chromium' },
      says: { subject: 'duplex', params: { why: 'value', value: 'full' } },
      because: 'Chromium knows the member',
    },
  ],
  [
    { given: {}, because: 'the defaults' },
    {
      given: {
        mode: 'same-origin',
        credentialsMode: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'unsafe-url',
        duplex: 'half',
        priority: 'low',
        referrer: '',
      },
      because: 'all of their enumerations',
    },
    { given: { referrer: 'about:client' }, because: 'a URL' },
    { given: { referrer: '' }, from: { baseUrl: 'data:,' }, because: 'the empty string is not parsed' },
    { given: { referrer: '/page' }, because: 'relative to the page' },
    { given: { referrer: '/page' }, from: nowhere, because: 'relative to a page that is not known' },
    { given: { source: 'request', mode: 'navigate' }, because: 'the navigation request of a service worker' },
    { given: { duplex: 'full' }, from: { engine: 'gecko' }, because: 'Gecko does not know the member' },
    { given: { inconvertible: ['window'] }, from: { engine: 'chromium' }, because: 'Chromium does not know the member' },
    { given: { inconvertible: ['signal'] }, from: { engine: 'webkit' }, because: 'WebKit ignores what is no signal' },
  ],
)
