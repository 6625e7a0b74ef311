import { describe, expect, test } from 'vitest'
import { captureBeacon } from '../../src/capture/capture-beacon.ts'
import { captureFetch } from '../../src/capture/capture-fetch.ts'
import { lintCall } from '../../src/enforce/lint-call.ts'

const page = { origin: 'https://app.example.com', baseUrl: 'https://app.example.com/page' }

describe('lintCall', () => {
  test.each<[url: string, init: RequestInit | undefined, verdict: string]>([
    ['https://api.example.com/', undefined, 'simple'],
    ['https://api.example.com/', { method: 'PUT' }, 'preflight'],
    ['https://api.example.com/', { mode: 'no-cors' }, 'opaque'],
    ['http://api.example.com/', undefined, 'blocked'],
    ['//api.example.com/', undefined, 'simple'],
  ])('notes %s %j: %s', (url, init, verdict) => {
    expect(lintCall(captureFetch(url, init), page)).toMatchObject({ linted: { verdict } })
  })

  test.each<[url: string, init: RequestInit | undefined, because: string]>([
    ['/x', { method: 'PUT' }, 'the own origin'],
    ['https://app.example.com/x', { method: 'PUT' }, 'the own origin, in full'],
    ['data:,x', undefined, 'no network'],
    ['https://api.example.com/', { method: 'CONNECT' }, 'it throws'],
    ['https://app.example.com:1/x', undefined, 'a port that browsers refuse belongs to another origin, which is noted'],
  ])('%s %j: %s', (url, init, because) => {
    const seen = lintCall(captureFetch(url, init), page)
    if (because.endsWith('is noted')) expect(seen?.linted.verdict).toBe('blocked')
    else expect(seen).toBeUndefined()
  })

  test('keeps names and no values', () => {
    const seen = lintCall(
      captureFetch('https://me:pw@api.example.com/users/4711/eyJhbGciOiJIUzI1NiJ9?token=s3cret&b=s3cret&b=2#s3cret', {
        headers: { 'X-B': 's3cret', Cookie: 's3cret', 'X-A': 's3cret' },
      }),
      page,
    )
    // A URL with a password throws before anything is sent.
    expect(seen).toBeUndefined()
    const other = lintCall(
      captureFetch('https://api.example.com/users/4711/eyJhbGciOiJIUzI1NiJ9?token=s3cret&b=s3cret&b=2#s3cret', {
        headers: { 'X-B': 's3cret', Cookie: 's3cret', 'X-A': 's3cret' },
      }),
      page,
    )
    expect(other?.linted).toMatchObject({
      url: 'https://api.example.com/users/:id/:id',
      query: ['b', 'token'],
      headerNames: ['x-a', 'x-b'],
    })
    expect(JSON.stringify(other)).not.toMatch(/s3cret|4711|eyJ/)
    expect(other?.target).toBe('https://api.example.com')
  })

  test('knows beacons', () => {
    expect(lintCall(captureBeacon('https://api.example.com/b', 'x'), page)?.linted).toMatchObject({
      api: 'beacon',
      method: 'POST',
    })
  })

  test('keeps the note that points to a cheaper way out', () => {
    const seen = lintCall(captureFetch('https://api.example.com/', { headers: { 'Content-Type': 'application/json' } }), page)
    expect(seen?.linted.notes).toEqual([expect.objectContaining({ rule: 'needless-content-type' })])
  })
})
