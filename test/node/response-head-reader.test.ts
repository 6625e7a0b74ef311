import { describe, expect, test } from 'vitest'
import { createResponseHeadReader, maximumHeadBytes, type ResponseHead } from '../../src/node/response-head-reader.ts'

const plain = { secure: false, defaultPort: false }
const bytes = (text: string) => Buffer.from(text, 'latin1')

/** The head of a response that comes in one piece and whose connection is then closed. */
function read(text: string, options = plain): ResponseHead {
  const reader = createResponseHeadReader(options)
  return (text === '' ? undefined : reader.push(bytes(text))) ?? reader.end()
}

const said = (head: ResponseHead) =>
  'error' in head ? head.error : [head.status, ...head.headers.map((pair) => pair.join('='))].join(' ')

describe('the status line, as Chromium 156 reads it', () => {
  test.each([
    ['HTTP/1.1 200 OK', '200 A=b'],
    ['HTTP/1.0 404 Not Found', '404 A=b'],
    ['HTTP/1.1', '200 A=b'],
    ['HTTP/1.1 200', '200 A=b'],
    ['HTTP/1.1  201 OK', '201 A=b'],
    ['HTTP/1.1 20 OK', '20 A=b'],
    ['HTTP/1.1 abc OK', '200 A=b'],
    ['HTTP/1.1 -204 OK', '200 A=b'],
    ['HTTP/1.1 201OK', '201 A=b'],
    ['HTTP/1.1 000 X', '0 A=b'],
    ['HTTP/1.1 99999999999 X', '65535 A=b'],
    ['HTTP/1.1\t204 OK', '200 A=b'],
    ['HTTP 204 OK', '204 A=b'],
    ['HTTP', '200 A=b'],
    ['HTTPS/1.1 204 OK', '204 A=b'],
    ['http/1.1 204 ok', '204 A=b'],
    ['HTTP/3.0 204 OK', '204 A=b'],
    [' HTTP/1.1 204 OK', '204 A=b'],
    ['xxxxHTTP/1.1 204 OK', '204 A=b'],
    ['\r\n\r\nHTTP/1.1 204 OK', '204 A=b'],
    ['xxxxxHTTP/1.1 204 OK', 'invalid-http-response'],
    ['\n\n\n\n\nHTTP/1.1 204 OK', 'invalid-http-response'],
    ['HTTP/1.1 200 \0OK', 'invalid-http-response'],
    ['SSH-2.0-OpenSSH_9', 'invalid-http-response'],
    ['HTTX/1.1 200 OK', 'invalid-http-response'],
    ['200 OK', 'invalid-http-response'],
    ['<html>', 'invalid-http-response'],
    ['', 'invalid-http-response'],
    ['ICY 200 OK', '200'],
  ])('%j is %s', (line, expected) => expect(said(read(`${line}\r\nA: b\r\n\r\n`))).toBe(expected))

  test('a SHOUTcast greeting counts on other ports than the default alone', () => {
    expect(said(read('ICY 200 OK\r\nA: b\r\n\r\n', { secure: false, defaultPort: true }))).toBe('invalid-http-response')
  })
})

describe('the header lines, as Chromium 156 reads them', () => {
  test.each([
    ['A: b\r\nC:d', '200 A=b C=d', 'with and without a space'],
    ['A:\t b \t', '200 A=b', 'spaces and tabs around a value go'],
    ['A: b\x0b', '200 A=b\x0b', 'no other space does'],
    ['A: b: c', '200 A=b: c', 'the first colon counts'],
    ['A:', '200 A=', 'an empty value'],
    ['A : b', '200 A=b', 'a space before the colon'],
    ['nocolon\r\nA: b', '200 A=b', 'a line without a colon counts for nothing'],
    ['Bad Name: x\r\nA: b', '200 A=b', 'nor does a name that is none'],
    [': x\r\nA: b', '200 A=b', 'nor does an empty one'],
    ['A: b\r\n c', '200 A=b c', 'a folded line goes on'],
    ['A:\r\n\t b', '200 A=b', 'with the first part empty'],
    [' A: b\r\nC: d', '200 C=d', 'after the status line nothing can go on'],
    ['nocolon\r\n A: b\r\nC: d', '200 C=d', 'nor after a line that counts for nothing'],
    ['Bad Name: x\r\n y\r\nA: b', '200 A=b', 'a line that counts for nothing goes on for nothing'],
    ['A: b\rC: d', '200 A=b C=d', 'a bare carriage return ends a line'],
    ['A: b\nC: d', '200 A=b C=d', 'so does a bare line feed'],
    ['A: \xe9', '200 A=\xe9', 'a byte is a code unit'],
    ['A: b\r\na: c', '200 A=b a=c', 'names may come twice'],
    ['A: b\0', 'invalid-http-response', 'no NUL'],
    ['Content-Length: 2\r\nContent-Length: 2', '200 Content-Length=2 Content-Length=2', 'twice the same length'],
    ['Content-Length: 2, 2', '200 Content-Length=2, 2', 'twice the same in one line'],
    ['Content-Length: 2\r\nContent-Length: 3', 'invalid-http-response', 'two lengths'],
    ['Content-Length: 2, 3', 'invalid-http-response', 'two lengths in one line'],
    [
      'Transfer-Encoding: Chunked\r\nContent-Length: 2, 3',
      '200 Transfer-Encoding=Chunked Content-Length=2, 3',
      'where chunks count',
    ],
    ['Content-Length: abc', '200 Content-Length=abc', 'a length that is none'],
    ['Location: /a\r\nlocation: /a', '200 Location=/a location=/a', 'twice the same location'],
    ['Location: /a\r\nlocation: /b', 'invalid-http-response', 'two locations, even without a redirect'],
    ['Content-Disposition: a\r\nContent-Disposition: b', 'invalid-http-response', 'two dispositions'],
  ])('%j is %j: %s', (lines, expected) => expect(said(read(`HTTP/1.1 200 OK\r\n${lines}\r\n\r\nbody`))).toBe(expected))

  test.each(['\n\n', '\n\r\n', '\r\n\n'])('end at %j', (end) => {
    expect(said(read(`HTTP/1.1 200 OK\r\nA: b${end}C: d\r\n`))).toBe('200 A=b')
  })
  test('do not end at bare carriage returns', () => expect(said(read('HTTP/1.1 200 OK\rA: b\r\rC: d'))).toBe('200 A=b C=d'))
})

describe('interim responses', () => {
  test.each([
    ['HTTP/1.1 100 Continue\r\n\r\n'],
    ['HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n'],
    ['HTTP/1.1 101 Switching\r\n\r\nHTTP/1.1 150 X\r\n\r\n'],
  ])('%j is skipped', (interim) => expect(said(read(`${interim}HTTP/1.1 204 OK\r\nA: b\r\n\r\n`))).toBe('204 A=b'))
  test('alone are no response', () => expect(said(read('HTTP/1.1 100 Continue\r\n\r\n'))).toBe('empty-response'))
  test('without end are refused', () => {
    const reader = createResponseHeadReader(plain)
    const interim = bytes('HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000))
    let head: ResponseHead | undefined
    let pushed = 0
    while (head === undefined && pushed < 4 * maximumHeadBytes) {
      head = reader.push(interim)
      pushed += interim.length
    }
    expect(head).toEqual({ error: 'invalid-http-response', detail: 'headers of more than 256 kB' })
    expect(pushed).toBeLessThan(maximumHeadBytes + 2 * interim.length)
  })
})

describe('the end of the connection', () => {
  test.each([
    ['', 'empty-response', 'empty-response'],
    ['\r\n', 'invalid-http-response', 'invalid-http-response'],
    ['HT', 'invalid-http-response', 'invalid-http-response'],
    ['HTTP/1.1 204 OK', '204', 'invalid-http-response'],
    ['HTTP/1.1 204 OK\r\nA: b\r\nC', '204 A=b', 'invalid-http-response'],
  ])('after %j gives %s, over TLS %s', (text, expected, secure) => {
    expect(said(read(text))).toBe(expected)
    expect(said(read(text, { secure: true, defaultPort: true }))).toBe(secure)
  })
})

describe('the bytes', () => {
  test('may come one by one', () => {
    const reader = createResponseHeadReader(plain)
    const text = 'xHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302 Found\r\nLocation: /a\r\n folded\r\n\r\n'
    const heads = [...text].map((byte) => reader.push(bytes(byte)))
    expect(heads.slice(0, -1).every((head) => head === undefined)).toBe(true)
    expect(heads.at(-1)).toEqual({ status: 302, headers: [['Location', '/a folded']] })
  })
  test('may be up to 256 kB, and not one more', () => {
    const frame = 'HTTP/1.1 200 OK\r\nA: \r\n\r\n'.length
    const head = (length: number) => `HTTP/1.1 200 OK\r\nA: ${'x'.repeat(length - frame)}\r\n\r\n`
    expect(read(head(maximumHeadBytes))).toMatchObject({ status: 200 })
    expect(read(head(maximumHeadBytes + 1))).toEqual({ error: 'invalid-http-response', detail: 'headers of more than 256 kB' })
  })
  test('of many small chunks and of long runs of spaces take no quadratic time', () => {
    const reader = createResponseHeadReader(plain)
    let head = reader.push(bytes('HTTP/1.1 200 OK\r\n'))
    for (let i = 0; head === undefined && i < maximumHeadBytes; i++) head = reader.push(bytes('a'))
    expect(head).toMatchObject({ error: 'invalid-http-response' })
    expect(read(`HTTP/1.1 200 OK\r\nA: x${' '.repeat(200_000)}x\r\n\r\n`)).toMatchObject({ status: 200 })
  })
})
