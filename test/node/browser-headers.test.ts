import { describe, expect, test } from 'vitest'
import { browserHeaders } from '../../src/node/browser-headers.ts'
import type { TransportRequest } from '../../src/protocol/transport.ts'

const base: TransportRequest = {
  kind: 'request',
  method: 'GET',
  url: 'http://127.0.0.1:8080/a',
  headers: [['Origin', 'http://127.0.0.1:5173']],
  pageOrigin: 'http://127.0.0.1:5173',
  urlList: ['http://127.0.0.1:8080/a'],
  mode: 'cors',
}
const userAgent = expect.stringMatching(/^Mozilla\/5\.0 .* Chrome\//)
const of = (request: Partial<TransportRequest>) => browserHeaders({ ...base, ...request })
const value = (request: Partial<TransportRequest>, name: string) => of(request).find(([other]) => other === name)?.[1]

describe('browserHeaders', () => {
  test('dress a GET as Chromium 156 does', () => {
    expect(of({})).toEqual([
      ['Host', '127.0.0.1:8080'],
      ['Connection', 'keep-alive'],
      ['User-Agent', userAgent],
      ['Accept', '*/*'],
      ['Origin', 'http://127.0.0.1:5173'],
      ['Sec-Fetch-Site', 'same-site'],
      ['Sec-Fetch-Mode', 'cors'],
      ['Sec-Fetch-Dest', 'empty'],
      ['Referer', 'http://127.0.0.1:5173/'],
      ['Accept-Encoding', 'gzip, deflate, br, zstd'],
      ['Accept-Language', 'en-US,en;q=0.9'],
    ])
  })

  test('dress a POST with a body, a cookie and headers of the author', () => {
    const headers: [string, string][] = [
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json'],
      ['Accept-Language', 'de'],
      ['Origin', 'https://app.example.com'],
      ['Cookie', 'a=1'],
    ]
    const url = 'http://api.test/a'
    expect(of({ method: 'POST', url, urlList: [url], headers, body: new Uint8Array(3), pageOrigin: 'http://app.test' })).toEqual([
      ['Host', 'api.test'],
      ['Connection', 'keep-alive'],
      ['Content-Length', '3'],
      ['User-Agent', userAgent],
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json'],
      ['Accept-Language', 'de'],
      ['Origin', 'https://app.example.com'],
      ['Referer', 'http://app.test/'],
      ['Accept-Encoding', 'gzip, deflate'],
      ['Cookie', 'a=1'],
    ])
  })

  test('dress a preflight as Chromium 156 does', () => {
    const headers: [string, string][] = [
      ['Accept', '*/*'],
      ['Access-Control-Request-Method', 'PUT'],
      ['Origin', 'http://127.0.0.1:5173'],
    ]
    expect(of({ kind: 'preflight', method: 'OPTIONS', headers }).map(([name]) => name)).toEqual([
      'Host',
      'Connection',
      'Accept',
      'Access-Control-Request-Method',
      'Origin',
      'User-Agent',
      'Sec-Fetch-Mode',
      'Sec-Fetch-Site',
      'Sec-Fetch-Dest',
      'Referer',
      'Accept-Encoding',
      'Accept-Language',
    ])
    const url = 'http://api.test/a'
    expect(of({ kind: 'preflight', method: 'OPTIONS', headers, url, urlList: [url] }).map(([name]) => name)).not.toContain(
      'Sec-Fetch-Site',
    )
    expect(value({ kind: 'preflight', url, urlList: [url] }, 'Sec-Fetch-Mode')).toBe('cors')
  })

  test.each([
    ['POST', '0'],
    ['PUT', '0'],
    ['DELETE', undefined],
    ['GET', undefined],
  ])('say the length of no body at %s: %s', (method, expected) => expect(value({ method }, 'Content-Length')).toBe(expected))

  test.each([
    { pageOrigin: 'https://app.test', urlList: ['https://app.test/'], expected: 'same-origin' },
    { pageOrigin: 'https://app.x.test', urlList: ['https://api.x.test/'], expected: 'same-site' },
    { pageOrigin: 'https://app.test', urlList: ['https://app.example/'], expected: 'cross-site' },
    { pageOrigin: 'http://app.x.test', urlList: ['https://app.x.test/'], expected: 'cross-site' },
    { pageOrigin: 'null', urlList: ['https://app.test/'], expected: 'cross-site' },
    { pageOrigin: 'https://app.test', urlList: ['https://api.example/', 'https://app.test/'], expected: 'cross-site' },
    { pageOrigin: 'https://app.x.test', urlList: ['https://api.x.test/', 'https://app.x.test/'], expected: 'same-site' },
  ])('$pageOrigin along $urlList is $expected', ({ pageOrigin, urlList, expected }) => {
    expect(value({ pageOrigin, urlList, url: 'https://last.test/' }, 'Sec-Fetch-Site')).toBe(expected)
  })

  test.each([
    ['https://app.test', 'https://api.test/', 'https://app.test/'],
    ['http://app.test', 'http://api.test/', 'http://app.test/'],
    ['https://app.test', 'http://api.test/', undefined],
    ['null', 'https://api.test/', undefined],
    ['capacitor://localhost', 'https://api.test/', undefined],
  ])('from %s to %s the referrer is %s', (pageOrigin, url, expected) =>
    expect(value({ pageOrigin, url }, 'Referer')).toBe(expected),
  )

  test('ask for no encoding of a part', () => {
    expect(value({ headers: [['range', 'bytes=0-']] }, 'Accept-Encoding')).toBe('identity')
  })
})
