import { contentTypeNotSafelisted } from '../../../src/predict/rules/content-type-not-safelisted.ts'
import { blobOf, ownPage, text } from '../record-of.ts'
import { ruleRows } from './rule-rows.ts'

ruleRows(
  contentTypeNotSafelisted,
  [
    {
      given: { headers: [['Content-Type', 'application/json']] },
      says: { subject: 'content-type', params: { essence: 'application/json' } },
      because: 'another essence',
    },
    {
      given: { headers: [['content-type', 'APPLICATION/JSON; charset=utf-8']] },
      says: { subject: 'content-type', params: { essence: 'application/json' } },
      because: 'the essence is in lower case and has no parameters',
    },
    {
      given: { headers: [['content-type', 'json']] },
      says: { subject: 'content-type', params: { essence: '' } },
      because: 'no MIME type at all',
    },
    {
      given: { headers: [['content-type', '']] },
      says: { subject: 'content-type', params: { essence: '' } },
      because: 'no MIME type at all',
    },
    {
      given: { method: 'POST', body: blobOf('text/html') },
      says: { subject: 'content-type', params: { essence: 'text/html' } },
      because: 'a Blob implies its type',
    },
    {
      given: { method: 'POST', body: blobOf(' ') },
      says: { subject: 'content-type', params: { essence: '' } },
      because: 'a blank type becomes an empty value',
    },
    {
      given: { api: 'xhr', method: 'POST', body: { kind: 'document', html: false } },
      says: { subject: 'content-type', params: { essence: 'application/xml' } },
      because: 'a Document implies its type in XMLHttpRequest',
    },
    {
      given: {
        headers: [
          ['content-type', 'text/plain'],
          ['content-type', 'a/b'],
          ['content-type', 'c/d'],
        ],
      },
      says: [
        { subject: 'content-type', params: { essence: 'a/b' } },
        { subject: 'content-type', params: { essence: 'c/d' } },
      ],
      because: 'each entry of the list is held against the safelist',
    },
  ],
  [
    { given: { headers: [['content-type', 'text/plain;charset=utf-8']] }, because: 'one of the three types' },
    { given: { headers: [['content-type', ' multipart/form-data\t']] }, because: 'values are normalised first' },
    { given: { headers: [['content-type', 'application/x-www-form-urlencoded']] }, because: 'one of the three types' },
    { given: { method: 'POST', body: text }, because: 'a string implies text/plain' },
    { given: { method: 'POST', body: { kind: 'url-search-params' } }, because: 'URLSearchParams imply a safelisted type' },
    { given: { method: 'POST', body: { kind: 'form-data' } }, because: 'FormData implies a safelisted type' },
    { given: { method: 'POST', body: { kind: 'bytes', byteLength: 3 } }, because: 'bytes imply no type' },
    { given: { method: 'POST', body: blobOf('') }, because: 'a Blob without a type implies none' },
    {
      given: { method: 'POST', body: blobOf('text/html'), headers: [['content-type', 'text/plain']] },
      because: 'the type of the author counts',
    },
    { given: { headers: [['content-type', 'application/json']] }, from: ownPage, because: 'CORS does not apply' },
    { given: { headers: [['content-type', 'application/json"']] }, because: 'an unsafe byte is the rule before' },
  ],
)
