import { describe, expect, test } from 'vitest'
import { preflightReport } from '../../src/enforce/preflight-report.ts'
import { linted } from './support/linted.ts'

const put = (id: number, at: string) => linted(`https://api.example.com/users/${id}`, { method: 'PUT' }, { at })
const header = linted('https://api.example.com/users/1', { method: 'PUT', headers: { 'X-A': '1' } }, { allowed: 'for now' })
const get = linted('https://api.example.com/users/1')

describe('preflightReport', () => {
  test('sums up endpoint by endpoint', () => {
    const report = preflightReport(
      [{ file: 'a.test.ts', calls: [put(1, 'b.ts:1:1'), get, put(2, 'a.ts:1:1'), header, put(3, 'a.ts:1:1')] }],
      2,
    )
    expect(report).toMatchObject({ version: 1, files: 1, of: 2, calls: 5, preflights: 4 })
    expect(report.endpoints).toEqual([
      {
        endpoint: 'PUT https://api.example.com/users/:id',
        calls: 4,
        preflights: 4,
        allowed: 1,
        because: ['for now'],
        reasons: [
          { rule: 'method-not-safelisted', subject: 'PUT', params: {} },
          { rule: 'header-not-safelisted', subject: 'x-a', params: {} },
        ],
        notes: [],
        sites: ['a.ts:1:1', 'b.ts:1:1'],
        uncertain: false,
      },
      expect.objectContaining({
        endpoint: 'GET https://api.example.com/users/:id',
        calls: 1,
        preflights: 0,
        reasons: [],
        sites: [],
      }),
    ])
    expect(report.requests.map(({ file, method }) => [file, method])).toEqual([
      ['a.test.ts', 'PUT'],
      ['a.test.ts', 'GET'],
      ['a.test.ts', 'PUT'],
      ['a.test.ts', 'PUT'],
      ['a.test.ts', 'PUT'],
    ])
  })

  test('is the same in whatever order the workers were done, and changes nothing that it is given', () => {
    const a = { file: 'a.test.ts', calls: [put(1, 'a.ts:1:1'), get] }
    const b = { file: 'b.test.ts', calls: [header, put(2, 'a.ts:2:1')] }
    const before = JSON.stringify([a, b])
    expect(preflightReport([b, a], 2)).toEqual(preflightReport([a, b], 2))
    expect(JSON.stringify([a, b])).toBe(before)
  })

  test('of nothing is empty', () => {
    expect(preflightReport([], 0)).toEqual({ version: 1, files: 0, of: 0, calls: 0, preflights: 0, endpoints: [], requests: [] })
  })
})
