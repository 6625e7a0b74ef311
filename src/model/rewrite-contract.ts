import type { RewriteContract } from './rewrite.ts'
import { isMovableHeaderName, isSecretHeaderName } from './rewrite-headers.ts'
import { parseRewriteRoute, type RewriteRoute } from './rewrite-route.ts'
import { defaultMaxBodySize } from './rewrite-wire.ts'

/** A contract that was checked, in the form that is quick to ask. */
export interface PreparedContract {
  jsonAsText: boolean
  routes: readonly RewriteRoute[]
  headersInQuery: ReadonlySet<string>
  headersInBody: ReadonlySet<string>
  shortenAccept: boolean
  allowCredentials: boolean
  maxBodySize: number
}

type Check = (value: unknown) => string | undefined

/** What is wrong with an option, as the end of a sentence; undefined: nothing. */
export type OptionChecks = Record<string, Check>

export const isBoolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false')

/** Checks each item of a list of strings. */
export const listOf =
  (problem: (item: string) => string | undefined): Check =>
  (value) => {
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return 'must be a list of strings'
    for (const item of value as string[]) {
      const found = problem(item)
      if (found !== undefined) return `holds "${item}", which ${found}`
    }
    return undefined
  }

const movable = (name: string) => {
  if (name.toLowerCase() === 'content-type') return 'travels with its body ("jsonAsText")'
  return isMovableHeaderName(name.toLowerCase()) ? undefined : 'can never be restored'
}

/** The options that page and server share. */
export const contractChecks = {
  jsonAsText: isBoolean,
  methodOverride: listOf((route) => (parseRewriteRoute(route) ? undefined : 'is no route such as "PUT /orders/:id"')),
  headersInQuery: listOf(
    (name) =>
      movable(name) ??
      (isSecretHeaderName(name.toLowerCase()) ? 'can hold a secret, and URLs are logged: name it in "headersInBody"' : undefined),
  ),
  headersInBody: listOf(movable),
  shortenAccept: isBoolean,
  allowCredentials: isBoolean,
  maxBodySize: (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : 'must be a number of bytes'),
} satisfies { [Key in keyof Required<RewriteContract>]: Check }

/** Throws a TypeError that names the first option that is unknown or wrong. `at` is how the caller calls the record. */
export function checkOptions(at: string, given: unknown, checks: OptionChecks): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new TypeError(`${at} must be an object.`)
  for (const [key, value] of Object.entries(given)) {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined
    if (check === undefined) throw new TypeError(`${at}: unknown key "${key}". Known are ${Object.keys(checks).join(', ')}.`)
    const problem = value === undefined ? undefined : check(value)
    if (problem !== undefined) throw new TypeError(`${at}: "${key}" ${problem}.`)
  }
}

export function prepareContract(contract: RewriteContract): PreparedContract {
  const names = (list: readonly string[] = []) => new Set(list.map((name) => name.toLowerCase()))
  return {
    jsonAsText: contract.jsonAsText ?? false,
    routes: (contract.methodOverride ?? []).map(parseRewriteRoute).filter((route) => route !== null),
    headersInQuery: names(contract.headersInQuery),
    headersInBody: names(contract.headersInBody),
    shortenAccept: contract.shortenAccept ?? false,
    allowCredentials: contract.allowCredentials ?? false,
    maxBodySize: contract.maxBodySize ?? defaultMaxBodySize,
  }
}
