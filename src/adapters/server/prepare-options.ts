import {
  checkOptions,
  contractChecks,
  isBoolean,
  listOf,
  type PreparedContract,
  prepareContract,
} from '../../model/rewrite-contract.ts'
import { parseOrigin } from '../../spec/html/origin.ts'
import type { AcceptOptions } from './accept-options.ts'

/** Options that were checked, in the form that is quick to ask. */
export interface PreparedOptions extends PreparedContract {
  origins: ReadonlySet<string>
  guard: boolean
}

const checks = {
  origins: listOf((text) => {
    const origin = parseOrigin(text)
    if (origin?.kind === 'tuple') return undefined
    return 'is no origin such as "https://app.example.com", without a path and in small letters'
  }),
  guard: isBoolean,
  ...contractChecks,
}

/** @throws {TypeError} for an unknown option, a wrong value, or options that together would leave the server open */
export function prepareOptions(options: AcceptOptions = { origins: [] }): PreparedOptions {
  checkOptions('acceptRewritten', options, checks)
  const { origins = [], guard = true } = options
  if (guard && origins.length === 0)
    throw new TypeError('acceptRewritten: "origins" must name the pages that may send rewritten requests.')
  if (!guard && options.allowCredentials)
    throw new TypeError('acceptRewritten: "allowCredentials" needs the guard, without which any page could use the cookies.')
  return { ...prepareContract(options), origins: new Set(origins), guard }
}
