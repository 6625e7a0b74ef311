import { afterEach, describe, expect, test, vi } from 'vitest'
import { captureEnvironment } from '../../src/capture/capture-environment.ts'
import type { Environment } from '../../src/model/environment.ts'

afterEach(() => vi.unstubAllGlobals())

function inPage(globals: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
}

const location = { href: 'https://app.example/a/b', origin: 'https://app.example', protocol: 'https:' }

describe('outside a page', () => {
  test('knows nothing', () => {
    expect(captureEnvironment()).toStrictEqual({ engine: 'standard' })
    expect(captureEnvironment({})).toStrictEqual({ engine: 'standard' })
  })

  test('takes what is given', () => {
    const given: Environment = {
      origin: 'https://app.example',
      baseUrl: 'https://app.example/x',
      secureContext: false,
      engine: 'gecko',
    }
    expect(captureEnvironment(given)).toStrictEqual(given)
    expect(captureEnvironment(given)).not.toBe(given)
  })

  test.each([
    ['https://app.example/', 'https://app.example'],
    ['HTTPS://APP.example', 'https://app.example'],
    ['https://app.example:443', 'https://app.example'],
    ['http://localhost:5173/path?a#b', 'http://localhost:5173'],
    ['null', 'null'],
    ['capacitor://localhost', 'capacitor://localhost'],
    ['file:///a', 'null'],
    ['app.example', 'app.example'],
    ['', ''],
  ])('reads %j as the origin %j', (origin, expected) => {
    expect(captureEnvironment({ origin }).origin).toBe(expected)
  })
})

describe('in a page', () => {
  test('finds everything by itself', () => {
    inPage({ origin: 'https://app.example', location, document: { baseURI: 'https://cdn.example/' } })
    expect(captureEnvironment()).toMatchObject({
      origin: 'https://app.example',
      baseUrl: 'https://cdn.example/',
      secureContext: true,
    })
  })

  test('in a worker takes its own address as base', () => {
    inPage({ origin: 'https://app.example', location })
    expect(captureEnvironment()).toMatchObject({ baseUrl: 'https://app.example/a/b' })
  })

  test('looks for no base where the only URL is absolute', () => {
    inPage({ origin: 'https://app.example', location })
    expect(captureEnvironment(undefined, 'https://api.example/')).not.toHaveProperty('baseUrl')
    expect(captureEnvironment(undefined, 'HTTP://api.example/')).not.toHaveProperty('baseUrl')
    for (const url of ['/a', '//api.example/', 'https:a', ' https://api.example/', ''])
      expect(captureEnvironment(undefined, url)).toHaveProperty('baseUrl')
  })

  test('without `self.origin` takes that of the location', () => {
    inPage({ location: { ...location, href: 'http://app.example/', origin: 'http://app.example' } })
    expect(captureEnvironment()).toMatchObject({ origin: 'http://app.example', secureContext: false })
  })

  test.each([
    ['https:', true, true],
    ['http:', true, false],
    ['https:', false, false],
    ['about:', true, true],
  ])('sandboxed, of %s and isSecureContext %s, has a secure context: %s', (protocol, isSecureContext, expected) => {
    inPage({ origin: 'null', location: { ...location, protocol }, isSecureContext })
    expect(captureEnvironment()).toMatchObject({ origin: 'null', secureContext: expected })
  })

  test.each([
    ['a frame of srcdoc in an https page', 'about:', 'https://app.example/', true],
    ['a frame of srcdoc in an http page', 'about:', 'http://localhost/', false],
    ['a page of a data: URL', 'data:', 'data:text/html,', undefined],
  ])('sandboxed, %s, asks the base', (_, protocol, baseURI, expected) => {
    inPage({ origin: 'null', location: { protocol }, document: { baseURI }, isSecureContext: true })
    expect(captureEnvironment().secureContext).toBe(expected)
  })

  test('a worker of a data: URL cannot tell', () => {
    inPage({ origin: 'null', location: { href: 'data:,', protocol: 'data:' }, isSecureContext: true })
    expect(captureEnvironment()).not.toHaveProperty('secureContext')
  })

  test('the caller knows better', () => {
    inPage({ origin: 'https://app.example', location })
    expect(captureEnvironment({ secureContext: false, baseUrl: 'https://b.example/', engine: 'webkit' })).toStrictEqual({
      engine: 'webkit',
      origin: 'https://app.example',
      secureContext: false,
      baseUrl: 'https://b.example/',
    })
  })

  test("of another origin nothing of this page's holds", () => {
    inPage({ origin: 'https://app.example', location })
    expect(captureEnvironment({ origin: 'http://other.example' })).toStrictEqual({
      engine: 'standard',
      origin: 'http://other.example',
    })
    expect(captureEnvironment({ origin: 'https://app.example' })).toMatchObject({
      baseUrl: 'https://app.example/a/b',
      secureContext: true,
    })
  })
})
