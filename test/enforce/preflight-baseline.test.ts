import { describe, expect, test } from 'vitest'
import { baselineOf, compareWithBaseline, parseBaseline, serializeBaseline } from '../../src/enforce/preflight-baseline.ts'
import type { BaselineEntry } from '../../src/model/preflight-report.ts'
import { linted } from './support/linted.ts'

const put = linted('https://api.example.com/users/1', { method: 'PUT', headers: { 'X-A': 's3cret' } })
const again = linted('https://api.example.com/users/2', { method: 'PUT' })
const stream = linted('https://b.example.com/', { method: 'POST', body: new ReadableStream(), duplex: 'half' } as RequestInit)
const quiet = [linted('https://api.example.com/'), { ...put, allowed: 'for now' }]

const entry = (endpoint: string, rule: BaselineEntry['rule'], subject?: string): BaselineEntry => ({
  endpoint,
  rule,
  ...(subject !== undefined && { subject }),
})
const xA = entry('PUT https://api.example.com/users/:id', 'header-not-safelisted', 'x-a')
const method = entry('PUT https://api.example.com/users/:id', 'method-not-safelisted', 'PUT')
const body = entry('POST https://b.example.com/', 'stream-body')

describe('a baseline', () => {
  test('holds each reason of each endpoint once, sorted, without what is simple or allowed', () => {
    expect(baselineOf([stream, again, put, ...quiet]).map((one) => one.entry)).toEqual([xA, method, body])
  })

  test('tells what is new, with the first call that has it, and what is gone', () => {
    const gone = entry('GET https://api.example.com/old', 'header-not-safelisted', 'x-old')
    expect(compareWithBaseline([method, gone], [again, put])).toEqual({ fresh: [{ entry: xA, call: put }], gone: [gone] })
  })

  test('knows what it has written', () => {
    const text = serializeBaseline([body, method, xA])
    expect(parseBaseline(text, 'f')).toEqual([xA, method, body])
    expect(serializeBaseline(parseBaseline(text, 'f'))).toBe(text)
    expect(text).not.toContain('s3cret')
    expect(compareWithBaseline(parseBaseline(text, 'f'), [stream, put])).toEqual({ fresh: [], gone: [] })
  })

  test('of nothing is empty', () => {
    expect(serializeBaseline([])).toBe('{\n  "version": 1,\n  "preflights": []\n}\n')
  })

  test.each([
    '',
    'x',
    '[]',
    'null',
    '{}',
    '{"version":2,"preflights":[]}',
    '{"version":1,"preflights":[{}]}',
    '{"version":1,"preflights":[null]}',
  ])('is not %j', (text) => {
    expect(() => parseBaseline(text, 'preflights.json')).toThrow(/^preflights\.json is no (?:JSON|baseline)/)
  })
})
