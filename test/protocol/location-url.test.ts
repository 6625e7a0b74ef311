import { describe, expect, test } from 'vitest'
import { locationUrl } from '../../src/protocol/location-url.ts'

const current = new URL('https://api.test/dir/a?q#frag')

describe('locationUrl', () => {
  test.each([
    { status: 200, locations: ['/b'], expected: null, because: 'no redirect status' },
    { status: 302, locations: [], expected: null, because: 'no Location' },
    { status: 301, locations: ['b'], expected: 'https://api.test/dir/b#frag', because: 'relative, and the fragment goes along' },
    { status: 303, locations: ['/b#own'], expected: 'https://api.test/b#own', because: 'a fragment of its own' },
    { status: 307, locations: ['/b#'], expected: 'https://api.test/b#', because: 'an empty fragment is one' },
    { status: 308, locations: ['//x.test'], expected: 'https://x.test/#frag', because: 'relative to the scheme' },
    { status: 302, locations: ['http://['], expected: 'failure', because: 'no URL' },
    { status: 302, locations: ['/b', '/c'], expected: 'failure', because: 'two of them' },
    { status: 302, locations: ['/\xc3\xa9'], expected: 'https://api.test/%C3%A9#frag', because: 'bytes stay bytes' },
    { status: 302, locations: [''], expected: 'https://api.test/dir/a?q#frag', because: 'an empty Location is this URL' },
  ])('$because', ({ status, locations, expected }) => {
    const headers = locations.map((value) => ['location', value] as const)
    const url = locationUrl({ status, headers }, current, 'standard')
    expect(url instanceof URL ? url.href : url).toBe(expected)
  })

  test.each([
    { locations: [''], expected: null, because: 'an empty Location is none' },
    { locations: ['', '/c', '/d'], expected: 'https://api.test/c#frag', because: 'the first that is not empty counts' },
  ])('in Chromium $because', ({ locations, expected }) => {
    const headers = locations.map((value) => ['Location', value] as const)
    const url = locationUrl({ status: 302, headers }, current, 'chromium')
    expect(url instanceof URL ? url.href : url).toBe(expected)
  })

  test.each([
    { location: '', expected: 'failure', because: 'an empty Location leads nowhere' },
    { location: '/\xc3\xa9', expected: 'https://api.test/%C3%83%C2%A9#frag', because: 'bytes are characters' },
  ])('in WebKit $because', ({ location, expected }) => {
    const url = locationUrl({ status: 302, headers: [['Location', location]] }, current, 'webkit')
    expect(url instanceof URL ? url.href : url).toBe(expected)
  })
})

test.each([
  ['standard', 'https://api.test/b#'],
  ['chromium', 'https://api.test/b'],
  ['webkit', 'https://api.test/b#'],
] as const)('in %s an empty fragment leads to %s', (engine, expected) => {
  const response = { status: 302, headers: [['Location', '/b']] as [string, string][] }
  expect(String(locationUrl(response, new URL('https://api.test/a#'), engine))).toBe(expected)
})
