import { describe, expect, test } from 'vitest'
import { checkPreflightBudget } from '../../src/enforce/check-preflight-budget.ts'

describe('checkPreflightBudget', () => {
  test.each<[budget: unknown, message: string]>([
    [null, 'the budget must be an object.'],
    [0, 'the budget must be an object.'],
    [{}, 'the budget: "preflights" or "perTest" must say how many preflights are fine, such as 0.'],
    [{ allow: [] }, 'the budget: "preflights" or "perTest" must say how many preflights are fine, such as 0.'],
    [{ preflight: 0 }, 'the budget: unknown key "preflight". Known are preflights, perTest, allow.'],
    [{ preflights: -1 }, 'the budget: "preflights" must be a whole number, 0 or more.'],
    [{ preflights: 1.5 }, 'the budget: "preflights" must be a whole number, 0 or more.'],
    [{ perTest: '0' }, 'the budget: "perTest" must be a whole number, 0 or more.'],
    [{ perTest: 0, allow: {} }, 'the budget: "allow" must be a list of { url, because }.'],
    [{ perTest: 0, allow: ['x'] }, 'the budget.allow[0] must be an object.'],
    [{ perTest: 0, allow: [{ url: '*' }] }, 'the budget.allow[0]: "because" is needed.'],
    [{ perTest: 0, allow: [{ url: '*', because: ' ' }] }, 'the budget.allow[0]: "because" must be a text that is not empty.'],
    [
      { perTest: 0, allow: [{ url: '/users', because: 'x' }] },
      'the budget.allow[0]: "url" must be an absolute URL such as "https://api.example.com/users/:id", or begin with "*".',
    ],
    [{ perTest: 0, allow: [{ because: 'x' }] }, 'the budget.allow[0]: "url" is needed.'],
  ])('refuses %j', (budget, message) => {
    expect(() => checkPreflightBudget('the budget', budget)).toThrow(new TypeError(message))
  })

  test('takes what is meant', () => {
    expect(() =>
      checkPreflightBudget('the budget', { preflights: 0, perTest: 3, allow: [{ url: '*', method: 'PUT', because: 'x' }] }),
    ).not.toThrow()
  })
})
