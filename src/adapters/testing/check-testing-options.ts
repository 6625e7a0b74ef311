import { type Engine, engines } from '../../model/environment.ts'
import { checkOptions, type OptionChecks } from '../../model/rewrite-contract.ts'

const object = (value: unknown) => (typeof value === 'object' && value !== null ? undefined : 'must be an object')

const checks = {
  origin: (value) => (typeof value === 'string' ? undefined : 'must be an origin such as "https://app.example.com"'),
  engine: (value) => (engines.includes(value as Engine) ? undefined : `must be one of ${engines.join(', ')}`),
  server: (value) =>
    typeof (value as { events?: { on?: unknown } } | null)?.events?.on === 'function'
      ? undefined
      : 'must be what `setupServer` or `setupWorker` of MSW returns',
  fetch: (value) => (typeof value === 'function' ? undefined : 'must be a function'),
  budget: object,
  file: (value) => (typeof value === 'string' && value !== '' ? undefined : 'must be the name of a file'),
} satisfies OptionChecks

/**
 * Refuses options that are unknown or wrong.
 *
 * @param own the options that only this caller has
 * @throws {TypeError} that names the first
 */
export function checkTestingOptions(caller: string, options: unknown, own: readonly ('budget' | 'file')[]): void {
  const { origin, engine, server, fetch } = checks
  checkOptions(`${caller}: the options`, options, {
    origin,
    engine,
    server,
    fetch,
    ...Object.fromEntries(own.map((key) => [key, checks[key]])),
  })
}
