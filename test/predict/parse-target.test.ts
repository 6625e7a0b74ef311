import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTarget } from '../../src/predict/parse-target.ts'
import { originOfUrl, serializeOrigin } from '../../src/spec/html/origin.ts'

/** What the URL parser alone says. */
function fromParser(url: string, base?: string): unknown {
  if (!URL.canParse(url, base)) return null
  const { protocol, hostname, port, username, password } = new URL(url, base)
  return {
    scheme: protocol.slice(0, -1),
    hostname,
    port: port === '' ? null : Number(port),
    origin: serializeOrigin(originOfUrl(new URL(url, base))),
    includesCredentials: username !== '' || password !== '',
  }
}

function seen(url: string, base?: string): unknown {
  const target = parseTarget(url, base)
  if (target === null) return null
  const { scheme, hostname, port, origin, includesCredentials } = target
  return { scheme, hostname, port, origin, includesCredentials }
}

describe('the short way is as good as the parser', () => {
  test.each([
    'https://api.example',
    'https://api.example/',
    'https://api.example?a',
    'https://api.example#a',
    'https://api.example/a?b#c',
    'http://api.example:80/',
    'https://api.example:443/',
    'http://api.example:443/',
    'https://api.example:80/',
    'https://api.example:8443',
    'https://api.example:65535/',
    'https://api.example:65536/',
    'https://api.example:99999/',
    'https://api.example:08080/',
    'https://api.example:0/',
    'https://api.example:/',
    'https://localhost:5173/a',
    'https://api.example\\a',
    'https://api.example.',
    'https://api.example.:1/',
    'https://a..b/',
    'https://.a/',
    'https://-a-.b-/',
    'https://1.2.3.4/',
    'https://1.2.3/',
    'https://a.1/',
    'https://a.0x1/',
    'https://a.0x/',
    'https://a.x0/',
    'https://0x7f.1/',
    'https://a.b1/',
    'https://1a/',
    'https://a1/',
    'https://xn--/',
    'https://a.xn--/',
    'https://xn--bcher-kva.example/',
    'https://axn--b/',
    'https://API.example/',
    'HTTPS://api.example/',
    'https:/api.example/',
    'https:api.example/',
    'https:///api.example/',
    'https://api.example@other.example/',
    'https://api.example:1@other.example/',
    'https://api.example:password@other.example/',
    'https://api.ex\name.example/',
    'https://api.example\t/',
    ' https://api.example/',
    'https://api.example ',
    'https://api.example/ ',
    'https://api_a.example/',
    'https://api.exämple/',
    'https://api.example%2f/',
    'https://api.example:1a/',
    'http://api.example:1:2/',
    'https://[::1]/',
    'https://api.example,b/',
    '//other.example/a',
    '/a',
    'a',
    '',
    'data:,a',
    'blob:https://api.example/1',
    'about:blank',
    'ws://api.example/',
  ])('%j', (url) => {
    // Twice: the second look is at what was kept.
    for (let look = 0; look < 2; look += 1) {
      expect(seen(url, 'https://app.example/page')).toStrictEqual(fromParser(url, 'https://app.example/page'))
      expect(seen(url)).toStrictEqual(fromParser(url))
    }
  })

  test('for whatever can stand in a URL', () => {
    const part = fc.constantFrom(
      'http',
      'https',
      ':',
      '/',
      '//',
      '://',
      'api',
      'example',
      '.',
      '1',
      '0x',
      'xn--',
      '-',
      '@',
      '?',
      '#',
    )
    const odd = fc.constantFrom(
      '\\',
      ' ',
      '\t',
      '\n',
      '%20',
      '%',
      'A',
      'ä',
      '[',
      ']',
      '_',
      '65535',
      '443',
      '80',
      '8080',
      ',',
      '~',
    )
    const url = fc.array(fc.oneof({ weight: 6, arbitrary: part }, { weight: 1, arbitrary: odd }), { maxLength: 14 })
    const started = fc.tuple(fc.constantFrom('', 'https://', 'http://', 'https://api.example'), url)
    fc.assert(
      fc.property(started, ([start, parts]) => {
        const text = start + parts.join('')
        expect(seen(text)).toStrictEqual(fromParser(text))
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('what rules ask for', () => {
  test('a broken data: URL is known', () => {
    expect(parseTarget('data:,a', undefined)?.isDataUrlFailure).toBe(false)
    expect(parseTarget('data:a', undefined)?.isDataUrlFailure).toBe(true)
  })

  test('about:blank is known, with a query and a fragment too', () => {
    expect(
      ['about:blank', 'about:blank?a#b', 'about:blanko', 'about:srcdoc'].map((url) => parseTarget(url, undefined)?.isAboutBlank),
    ).toEqual([true, true, false, false])
  })
})
