import { describe, expect, test } from 'vitest'
import { allowanceFor, overrun, type PreflightBudget } from '../../src/enforce/preflight-budget.ts'
import type { LintedCall } from '../../src/model/linted-call.ts'
import { linted } from './support/linted.ts'

const put = linted('https://api.example.com/users/42', { method: 'PUT' })
const get = linted('https://api.example.com/users/42')
const allowed = { ...put, allowed: 'for now' }

describe('allowanceFor', () => {
  test.each<[url: string, method: string | undefined, matches: boolean]>([
    ['https://api.example.com/users/:id', undefined, true],
    ['https://api.example.com/users/7', undefined, true],
    ['https://api.example.com/users/7?a=1#b', undefined, true],
    ['https://api.example.com/users/*', undefined, true],
    ['https://api.example.com/*', undefined, true],
    ['https://*.example.com/users/:id', undefined, true],
    ['*/users/*', undefined, true],
    ['*', undefined, true],
    ['https://api.example.com/users/:id', 'PUT', true],
    ['https://api.example.com/users/:id', 'put', true],
    ['https://api.example.com/users/:id', 'DELETE', false],
    ['https://api.example.com/users', undefined, false],
    ['https://api.example.com/', undefined, false],
    ['https://api.example.com', undefined, false],
    ['https://api.example.com/users/:id/x', undefined, false],
    ['https://apiXexample.com/users/*', undefined, false],
    ['https://other.example.com/*', undefined, false],
  ])('%s for %s: %s', (url, method, matches) => {
    const budget = { perTest: 0, allow: [{ url, because: 'for now', ...(method !== undefined && { method }) }] }
    expect(allowanceFor(put, budget)).toBe(matches ? 'for now' : undefined)
  })

  test('the first that fits gives the reason', () => {
    const allow = [
      { url: '*/none', because: 'a' },
      { url: '*', because: 'b' },
      { url: '*', because: 'c' },
    ]
    expect(allowanceFor(put, { perTest: 0, allow })).toBe('b')
  })
})

describe('overrun', () => {
  test.each<[PreflightBudget, LintedCall[], LintedCall[], [string, number, number] | undefined, string]>([
    [{ perTest: 0 }, [get], [get], undefined, 'nothing needs a preflight'],
    [{ perTest: 0 }, [get, put], [get, put], ['perTest', 0, 1], 'one is one too many'],
    [{ perTest: 1 }, [put], [put, put], undefined, 'what other tests needed does not count'],
    [{ perTest: 1 }, [put, put], [put, put], ['perTest', 1, 2], 'the same call counts each time'],
    [{ perTest: 0 }, [allowed], [allowed], undefined, 'what is allowed does not count'],
    [{ preflights: 2 }, [put], [put, put, get, allowed], undefined, 'within the budget of the file'],
    [{ preflights: 2 }, [put], [put, put, put], ['preflights', 2, 3], 'beyond it'],
    [{ preflights: 2 }, [get], [put, put, put], undefined, 'a test that needs none is not to blame'],
    [{ preflights: 0, perTest: 0 }, [put], [put], ['perTest', 0, 1], 'the nearer limit is named'],
    [{ preflights: 0, perTest: 5 }, [put], [put], ['preflights', 0, 1], 'the limit that is exceeded is named'],
  ])('%j: %#', (budget, ofTest, ofFile, expected) => {
    const over = overrun(budget, ofTest, ofFile)
    expect(over && [over.limit, over.allowed, over.needed]).toEqual(expected)
  })

  test('names the calls of the test that count', () => {
    expect(overrun({ perTest: 0 }, [get, put, allowed], [])?.calls).toEqual([put])
  })
})
