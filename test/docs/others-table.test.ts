import { describe, expect, test } from 'vitest'
import type { FetchCall, InitOfCall, XhrCall } from '../browser/truth/call.ts'
import { type Answer, answerOf } from '../browser/truth/others/answer.ts'
import { blogPostAnswer, blogPostHelper } from '../browser/truth/others/blog-post-helper.ts'
import { type ScoredCall, score } from '../browser/truth/others/score.ts'
import { othersTable } from '../browser/truth/others/table.ts'
import { readReadme, sectionBelow } from './readme-sections.ts'

const fetched: FetchCall = { api: 'fetch', url: '{api}/', input: 'text' }
const xhr: XhrCall = { api: 'xhr', url: '{api}/', method: 'GET', headers: [] }
const calls: ScoredCall[] = [
  { call: fetched, truth: 'preflight' },
  { call: fetched, truth: 'without preflight' },
  { call: xhr, truth: 'nothing sent' },
]

describe('the score of a tool', () => {
  test.each<[answers: (Answer | null)[], right: number, because: string]>([
    [['preflight', 'without preflight', 'nothing sent'], 3, 'each answer is what the browsers did'],
    [['preflight', 'preflight', 'preflight'], 1, 'a preflight each time is right only where one is needed'],
    [
      ['nothing sent', 'nothing sent', 'nothing sent'],
      1,
      'a call that cannot be made is right only where the browsers send nothing',
    ],
    [['without preflight', 'preflight', 'preflight'], 0, 'no answer is what the browsers did'],
    [[null, null, null], 0, 'no answer is never right'],
  ])('of %j is %i: %s', (answers, right) => {
    expect(score(calls, answers)).toMatchObject({ right, of: 3 })
  })

  test('counts the calls that are sent and each interface by themselves, and leaves out those that the tool does not have', () => {
    const answers = ['preflight', 'preflight', 'nothing sent'] as const
    expect(score(calls, answers)).toEqual({
      right: 2,
      of: 3,
      sent: { right: 1, of: 2 },
      byApi: { fetch: { right: 1, of: 2 }, xhr: { right: 1, of: 1 } },
    })
    expect(score(calls, answers, ['xhr'])).toEqual({
      right: 1,
      of: 1,
      sent: { right: 0, of: 0 },
      byApi: { xhr: { right: 1, of: 1 } },
    })
  })

  test('needs an answer for each call', () => {
    expect(() => score(calls, ['preflight'])).toThrow('1 answers to 3 calls')
  })
})

describe('the answer in a verdict', () => {
  test.each([
    ['preflight', 'preflight'],
    ['simple', 'without preflight'],
    ['opaque', 'without preflight'],
    ['same-origin', 'without preflight'],
    ['throws', 'nothing sent'],
    ['blocked', 'nothing sent'],
    ['hung', 'nothing sent'],
    ['unmakeable', 'nothing sent'],
    ['unclear', null],
    ['unknown', null],
  ] as const)('%s: %s', (verdict, answer) => {
    expect(answerOf(verdict)).toBe(answer)
  })
})

describe('the helper of blog posts', () => {
  const page = 'http://app.test/'
  test.each<[url: string, method: string, headers: [string, string][], answer: Answer, because: string]>([
    ['http://api.test/', 'GET', [], 'without preflight', 'a plain GET'],
    ['http://api.test/', 'post', [['Content-Type', 'Text/Plain; charset=x']], 'without preflight', 'one of three types'],
    ['http://api.test/', 'PUT', [], 'preflight', 'another method'],
    ['http://api.test/', 'POST', [['content-type', 'application/json']], 'preflight', 'another type'],
    ['http://api.test/', 'GET', [['x-a', '1']], 'preflight', 'another header'],
    ['http://api.test/', 'GET', [['accept', '"'.repeat(200)]], 'without preflight', 'it does not look at values'],
    ['/x', 'PUT', [['x-a', '1']], 'without preflight', 'the page itself'],
    ['http://[', 'GET', [], 'nothing sent', 'no URL'],
  ])('%s %s %j: %s, %s', (url, method, headers, answer) => {
    expect(blogPostHelper(url, page, method, headers)).toBe(answer)
  })

  test('reads what was given to fetch, and after it what was given to Request', () => {
    const place = (url: string) => url.replace('{api}', 'http://api.test')
    const ask = (init?: InitOfCall) =>
      blogPostAnswer(
        { ...fetched, input: 'request', request: { members: { method: 'PUT' } }, ...(init && { init }) },
        page,
        place,
      )
    expect(ask()).toBe('preflight')
    expect(ask({ members: { method: 'GET' } })).toBe('without preflight')
    expect(blogPostAnswer({ api: 'beacon', url: '{api}/' }, page, place)).toBeNull()
  })
})

describe('the table', () => {
  test('has the best first, rounds down and shows a missing interface', () => {
    const table = othersTable({
      b: { right: 1, of: 2, sent: { right: 0, of: 0 }, byApi: { xhr: { right: 1, of: 2 } } },
      a: {
        right: 2999,
        of: 3000,
        sent: { right: 4, of: 5 },
        byApi: { fetch: { right: 2999, of: 3000 } },
        pairs: { right: 3, of: 4 },
      },
    })
    expect(table.split('\n').slice(2)).toEqual([
      '| a | 2999 | 3000 | 99.9 % | 80.0 % | 99.9 % | – | – | 75.0 % of 4 |',
      '| b | 1 | 2 | 50.0 % | – | – | 50.0 % | – | – |',
    ])
  })

  test('of the README names every tool, with no more right answers than calls', async () => {
    const rows = sectionBelow(await readReadme(), '<!-- table: others -->')
      .split('\n')
      .slice(2)
    const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()))
    for (const tool of ['whycors', 'happy-dom', 'jsdom', 'blog post']) {
      const row = cells.find(([, name]) => name?.includes(tool))
      expect(Number(row?.[2]), tool).toBeGreaterThan(0)
      expect(Number(row?.[2]), tool).toBeLessThanOrEqual(Number(row?.[3]))
    }
  })
})
