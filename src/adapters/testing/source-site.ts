import type { TestModule } from 'vitest/node'

/**
 * Where a call stands in the source. A browser names the lines of what it was served; vitest has the way back, for a test file that ran in one.
 *
 * @param at path from the root of the project on, line and column, as `src/api.ts:12:5`
 */
export function sourceSite({ project }: Pick<TestModule, 'project'>, at: string): string {
  const [, path = '', line, column] = /^(.*):(\d+):(\d+)$/.exec(at) ?? []
  const root = project.config.root.replace(/\/*$/, '/')
  const [source] = project.browser?.parseStacktrace(`Error\n    at call (${root}${path}:${line}:${column})`) ?? []
  return source?.file === root + path ? `${path}:${source.line}:${source.column}` : at
}
