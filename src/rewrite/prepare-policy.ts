import type { RewritePolicy, RewriteRules } from '../model/rewrite.ts'
import {
  checkOptions,
  contractChecks,
  isBoolean,
  listOf,
  type OptionChecks,
  type PreparedContract,
  prepareContract,
} from '../model/rewrite-contract.ts'
import { telemetryHeaders } from './telemetry-headers.ts'

/** A policy that was checked, in the form that is quick to ask. */
export interface PreparedPolicy extends PreparedContract {
  lossless: boolean
  /** Names of the tracing headers to drop, lower-case. */
  telemetry: readonly string[]
}

const checks = {
  lossless: isBoolean,
  telemetry: (value: unknown) =>
    isBoolean(value) &&
    listOf((name) =>
      telemetryHeaders.includes(name.toLowerCase()) ? undefined : `is not one of ${telemetryHeaders.join(', ')}`,
    )(value),
  server: (value: unknown) => (value === 'whycors/1' ? undefined : 'must be "whycors/1"'),
  ...contractChecks,
} satisfies OptionChecks & Record<keyof RewriteRules, unknown>

const cooperative = ['jsonAsText', 'methodOverride', 'headersInQuery', 'headersInBody', 'shortenAccept'] as const

/**
 * Reads a policy. `at` is how the caller calls it, for the message.
 *
 * @throws {TypeError} that names the key: one that is unknown, a value that is wrong, a rule that needs the server half and does not say so
 */
export function preparePolicy(at: string, policy: RewritePolicy): PreparedPolicy {
  const rules = policy === 'lossless' ? { lossless: true } : policy
  if (typeof rules === 'string') throw new TypeError(`${at} must be 'lossless' or an object of rules.`)
  checkOptions(at, rules, checks)
  const alone = rules.server === undefined && cooperative.find((key) => isNamed(rules[key]))
  if (alone)
    throw new TypeError(
      `${at}: "${alone}" needs "server": the origin must run acceptRewritten (whycors/server) with the same option; say so by server: 'whycors/1'.`,
    )
  const { telemetry = false } = rules
  return {
    ...prepareContract(rules),
    lossless: rules.lossless ?? false,
    telemetry: telemetry === true ? telemetryHeaders : telemetry === false ? [] : telemetry.map((name) => name.toLowerCase()),
  }
}

function isNamed(option: boolean | readonly string[] | undefined): boolean {
  return typeof option === 'object' ? option.length > 0 : option === true
}
