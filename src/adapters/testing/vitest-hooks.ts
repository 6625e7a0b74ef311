type Vitest = Pick<typeof import('vitest'), 'afterAll' | 'aroundEach' | 'expect' | 'inject'>

/** What tests are run by, as far as it is needed here. */
export interface Hooks extends Pick<Vitest, 'aroundEach' | 'inject'> {
  /**
   * After the last test of the file, or of the `describe` that this is called in.
   *
   * @param stop also called where the file never runs and another follows in the same worker: all tests are skipped, or it cannot be loaded
   * @param tell is given the task of the file; vitest carries its `meta` to the reporters
   */
  atEnd(stop: () => void, tell: (file: TestFile) => void): void
}

/** A test file. */
export interface TestFile {
  /** Absolute. */
  filepath: string
  /** From the root of the project on. */
  name: string
  meta: object
}

/**
 * Vitest, where it is installed. Asked for in a way that may fail: the matchers of the same entry also serve projects without it.
 * A worker has loaded it long before.
 */
const vitest: Vitest | undefined = await import('vitest').catch(() => undefined)

/** What is at work, and the test file that it is at work for. */
const atWork = new Set<() => void>()
let atWorkFor: string | undefined

/**
 * The hooks of the running test file.
 *
 * @param caller for the message
 * @throws {Error} outside of a project with vitest
 */
export function vitestHooks(caller: string): Hooks {
  if (vitest === undefined) throw new Error(`${caller} needs vitest 5 or later, and there is none.`)
  const { afterAll, aroundEach, expect, inject } = vitest
  const { testPath } = expect.getState()
  if (testPath !== atWorkFor) {
    for (const stop of atWork) stop()
    atWork.clear()
  }
  atWorkFor = testPath
  return {
    aroundEach,
    inject,
    atEnd(stop, tell) {
      const end = (file: TestFile) => {
        atWork.delete(stop)
        stop()
        tell(file)
      }
      // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures are wanted
      afterAll(({}, suite) => end(suite.file)) // oxlint-disable-line no-empty-pattern
      atWork.add(stop)
    },
  }
}
