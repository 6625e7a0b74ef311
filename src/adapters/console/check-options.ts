import type { FetchOptions } from '../../page/options.ts'
import { rewriterFor } from '../../page/rewriter.ts'

const checks = {
  fetch: [(value) => typeof value === 'function', 'a function'],
  environment: [(value) => typeof value === 'object' && value !== null, 'an object'],
  probe: [(value) => value === 'never' || value === 'safe' || value === 'full', "'never', 'safe' or 'full'"],
  console: [(value) => typeof value === 'boolean' || (typeof value === 'object' && value !== null), 'a boolean or a logger'],
  rewrite: [(value) => typeof value === 'object' && value !== null, 'an object of policies by origin'],
  ledger: [(value) => typeof (value as { enter?: unknown } | null)?.enter === 'function', 'made by createPreflightLedger'],
  redact: [(value) => typeof value === 'function', 'a function'],
  onDiagnosis: [(value) => typeof value === 'function', 'a function'],
} satisfies Record<keyof FetchOptions, [(value: unknown) => boolean, string]>

/** Refuses what would otherwise be ignored without a word, or fail at the first request. */
export function checkOptions(caller: string, options: FetchOptions): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`${caller}: options must be an object.`)
  for (const [key, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, key) ? checks[key as keyof FetchOptions] : undefined
    if (check === undefined)
      throw new TypeError(`${caller}: unknown option "${key}". Known are ${Object.keys(checks).join(', ')}.`)
    if (value !== undefined && !check[0](value)) throw new TypeError(`${caller}: option "${key}" must be ${check[1]}.`)
  }
  rewriterFor(caller, options.rewrite)
}
