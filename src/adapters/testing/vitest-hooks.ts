type Vitest = Pick<typeof import('vitest'), 'afterAll' | 'aroundEach' | 'inject'>

/** What tests are run by, as far as it is needed here. */
export interface Hooks extends Pick<Vitest, 'aroundEach' | 'inject'> {
  /** After the last test; `meta` is what vitest carries from the test file to the reporters. */
  atEnd(callback: (meta: object) => void): void
}

/**
 * Vitest, where it is installed. Asked for in a way that may fail: the matchers of the same entry also serve projects without it.
 * A worker has loaded it long before.
 */
const vitest: Vitest | undefined = await import('vitest').catch(() => undefined)

/**
 * The hooks of the running test file.
 *
 * @param caller for the message
 * @throws {Error} outside of a project with vitest
 */
export function vitestHooks(caller: string): Hooks {
  if (vitest === undefined) throw new Error(`${caller} needs vitest 5 or later, and there is none.`)
  const { afterAll, aroundEach, inject } = vitest
  return {
    aroundEach,
    inject,
    atEnd(callback) {
      // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures are wanted
      afterAll(({}, suite) => callback(suite.file.meta)) // oxlint-disable-line no-empty-pattern
    },
  }
}
