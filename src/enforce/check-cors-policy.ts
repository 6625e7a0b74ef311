import type { CorsPolicy } from '../model/cors-policy.ts'
import { checkOptions, isBoolean, listOf, type OptionChecks } from '../model/rewrite-contract.ts'
import { isHeaderName } from '../spec/fetch/is-header-name.ts'
import { isMethod } from '../spec/fetch/is-method.ts'
import { parseOrigin } from '../spec/html/origin.ts'

const anyOr =
  (check: OptionChecks[string]): OptionChecks[string] =>
  (value) =>
    value === '*' ? undefined : typeof value === 'string' ? 'must be a list of strings, or "*"' : check(value)

const headerNames = anyOr(listOf((name) => (isHeaderName(name) ? undefined : 'is no header name')))

const checks = {
  origins: anyOr(
    listOf((text) =>
      text === '*' || parseOrigin(text) !== null
        ? undefined
        : 'is no origin such as "https://app.example.com", without a path and in small letters',
    ),
  ),
  methods: anyOr(listOf((text) => (isMethod(text) ? undefined : 'is no method'))),
  headers: headerNames,
  credentials: isBoolean,
  expose: headerNames,
  maxAge: (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : 'must be a whole number of seconds'),
} satisfies Record<keyof CorsPolicy, OptionChecks[string]>

/**
 * Refuses a policy that no server could be configured with.
 *
 * @param at how the caller calls the policy, for the message
 * @throws {TypeError} that names the first field that is unknown, wrong or absent
 */
export function checkCorsPolicy(at: string, policy: unknown): asserts policy is CorsPolicy {
  checkOptions(at, policy, checks)
  if ((policy as Partial<CorsPolicy>).origins === undefined)
    throw new TypeError(`${at}: "origins" must name the pages that may read answers, or be "*".`)
}
