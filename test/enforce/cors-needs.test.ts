import { describe, expect, test } from 'vitest'
import { captureFetch } from '../../src/capture/capture-fetch.ts'
import { checkCorsPolicy } from '../../src/enforce/check-cors-policy.ts'
import { createNeedsRecorder, mergeNeeds, parseNeeds, serializeNeeds } from '../../src/enforce/cors-needs.ts'
import { lintCall } from '../../src/enforce/lint-call.ts'
import { playCorsPolicy } from '../../src/enforce/play-cors-policy.ts'
import { summarizeRequest } from '../../src/page/summarize-request.ts'

const origin = 'https://app.example.com'
const seen = (url: string, init?: RequestInit) => {
  const call = lintCall(captureFetch(url, init), { origin })
  if (call === undefined) throw new Error(`${url} does not cross origins`)
  return call
}

describe('createNeedsRecorder', () => {
  test('adds up what an API has to allow', () => {
    const recorder = createNeedsRecorder()
    recorder.call(
      seen('https://api.example.com/b', { method: 'PUT', headers: { 'X-B': '1', Accept: 'a', 'Content-Type': 'text/plain' } }),
      origin,
    )
    recorder.call(seen('https://api.example.com/a', { headers: { 'X-A': '1' }, credentials: 'include' }), origin)
    recorder.call(seen('https://api.example.com/a'), 'https://admin.example.com')
    recorder.call(seen('https://api.example.com/opaque', { mode: 'no-cors', method: 'POST' }), origin)
    recorder.call(seen('http://api.example.com/mixed'), origin)
    expect(recorder.needs()).toEqual({
      version: 1,
      apis: {
        'https://api.example.com': {
          origins: ['https://admin.example.com', 'https://app.example.com'],
          methods: ['GET', 'PUT'],
          headers: ['x-a', 'x-b'],
          credentials: true,
          expose: [],
        },
      },
    })
  })

  test.each([
    ['X-Total', ['x-total']],
    ['Content-Type', []],
    ['content-length', []],
    ['Set-Cookie', []],
  ])('a read of %s needs %j', (name, expose) => {
    const recorder = createNeedsRecorder()
    recorder.call(seen('https://api.example.com/'), origin)
    recorder.read('https://api.example.com', name)
    expect(recorder.needs().apis['https://api.example.com']?.expose).toEqual(expose)
  })

  test('what it finds is a policy under which every recorded call passes', () => {
    const calls = [
      seen('https://api.example.com/', { method: 'PUT', headers: { Authorization: 'x' } }),
      seen('https://api.example.com/', {
        method: 'patch',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      }),
    ]
    const recorder = createNeedsRecorder()
    for (const call of calls) recorder.call(call, origin)
    const policy = recorder.needs().apis['https://api.example.com']
    checkCorsPolicy('it', policy)
    for (const [method, init] of [
      ['PUT', { method: 'PUT', headers: { Authorization: 'x' } }],
      ['patch', { method: 'patch', credentials: 'include', headers: { 'Content-Type': 'application/json' }, body: '{}' }],
    ] as const) {
      const record = captureFetch('https://api.example.com/', init)
      const prediction = seen('https://api.example.com/', init).prediction
      const question = { prediction, request: summarizeRequest(record, { origin }), origin, engine: 'chromium' as const }
      expect(playCorsPolicy(question, policy), method).toBeUndefined()
    }
  })
})

describe('mergeNeeds', () => {
  const one = { origins: ['b'], methods: ['PUT'], headers: ['x-b'], credentials: false, expose: ['x'] }
  const two = {
    origins: ['a'],
    methods: ['GET', 'PUT'],
    headers: [],
    credentials: true,
    expose: [],
    copiesHeaders: true as const,
  }

  test('gives the same in each order, sorted', () => {
    const a = { version: 1 as const, apis: { 'https://z.test': one } }
    const b = {
      version: 1 as const,
      apis: { 'https://z.test': two, 'https://a.test': one },
      headersCopied: ['https://z.test', 'https://a.test'],
    }
    const merged = mergeNeeds([a, b])
    expect(serializeNeeds(merged)).toBe(serializeNeeds(mergeNeeds([b, a])))
    expect(Object.keys(merged.apis)).toEqual(['https://a.test', 'https://z.test'])
    expect(merged.headersCopied).toEqual(['https://a.test', 'https://z.test'])
    expect(merged.apis['https://z.test']).toEqual({
      origins: ['a', 'b'],
      methods: ['GET', 'PUT'],
      headers: ['x-b'],
      credentials: true,
      expose: ['x'],
    })
  })

  test('of nothing is nothing', () => {
    expect(mergeNeeds([])).toEqual({ version: 1, apis: {} })
  })
})

test.each(['', '[]', 'null', '{}', '{"version":1}', '{"version":1,"apis":{"a":{}}}', '{"version":1,"apis":null}'])(
  '%j are no needs',
  (text) => {
    expect(() => parseNeeds(text, 'cors-needs.json')).toThrow(
      'cors-needs.json is not what recordTraffic writes. Delete it to start anew.',
    )
  },
)
