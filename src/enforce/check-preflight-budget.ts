import { checkOptions, type OptionChecks } from '../model/rewrite-contract.ts'
import type { Allowance, PreflightBudget } from './preflight-budget.ts'

const count = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : 'must be a whole number, 0 or more'
const text = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? undefined : 'must be a text that is not empty'

const budgetChecks = {
  preflights: count,
  perTest: count,
  allow: (value) => (Array.isArray(value) ? undefined : 'must be a list of { url, because }'),
} satisfies Record<keyof PreflightBudget, OptionChecks[string]>

const allowanceChecks = {
  url: (value) =>
    typeof value === 'string' && /^(https?:\/\/|\*)/.test(value)
      ? undefined
      : 'must be an absolute URL such as "https://api.example.com/users/:id", or begin with "*"',
  method: text,
  because: text,
} satisfies Record<keyof Allowance, OptionChecks[string]>

/**
 * Refuses a budget that cannot be meant.
 *
 * @param at how the caller calls the budget, for the message
 * @throws {TypeError} that names the first field that is unknown, wrong or absent
 */
export function checkPreflightBudget(at: string, budget: unknown): asserts budget is PreflightBudget {
  checkOptions(at, budget, budgetChecks)
  const { preflights, perTest, allow = [] } = budget as PreflightBudget
  if (preflights === undefined && perTest === undefined)
    throw new TypeError(`${at}: "preflights" or "perTest" must say how many preflights are fine, such as 0.`)
  for (const [index, one] of allow.entries()) {
    checkOptions(`${at}.allow[${index}]`, one, allowanceChecks)
    for (const key of ['url', 'because'] as const)
      if (one[key] === undefined) throw new TypeError(`${at}.allow[${index}]: "${key}" is needed.`)
  }
}
