import { describe, expect, test } from 'vitest'
import { callSite, siteBelow } from '../../src/enforce/call-site.ts'

const own = (file: string) => file.includes('/whycors/dist/')
const stack = (...frames: string[]) => ['Error: called here', ...frames].join('\n')

describe('callSite', () => {
  test.each<[frames: string[], found: string | undefined, because: string]>([
    [['    at load (/app/src/api.ts:5:16)'], '/app/src/api.ts:5:16', 'a named function'],
    [['    at /app/src/api.ts:5:16'], '/app/src/api.ts:5:16', 'a function without a name'],
    [['    at async load (/app/src/api.ts:5:16)'], '/app/src/api.ts:5:16', 'after an await'],
    [['    at async /app/src/api.ts:5:16'], '/app/src/api.ts:5:16', 'after an await, without a name'],
    [['    at new Api (file:///app/src/api.ts:5:16)'], 'file:///app/src/api.ts:5:16', 'a URL of a file'],
    [['    at Object.<anonymous> (/app/(group)/api.ts:5:16)'], '/app/(group)/api.ts:5:16', 'parentheses in a path'],
    [['    at /app/my (group)/api.ts:5:16'], '/app/my (group)/api.ts:5:16', 'parentheses in a path, without a name'],
    [['    at result.<computed> [as json] (/app/(group)/api.ts:5:16)'], '/app/(group)/api.ts:5:16', 'a name with brackets'],
    [['    at load (C:\\app\\src\\api.ts:5:16)'], 'C:\\app\\src\\api.ts:5:16', 'Windows'],
    [
      ['load@http://localhost:5173/src/api.ts?t=17:5:16'],
      'http://localhost:5173/src/api.ts:5:16',
      'Firefox and Safari, in a dev server',
    ],
    [['@http://localhost:5173/src/api.ts:5:16'], 'http://localhost:5173/src/api.ts:5:16', 'the same without a name'],
    [
      [
        '    at fetch (/x/whycors/dist/testing.js:1:2)',
        '    at timeout (/app/node_modules/ky/distribution/utils/timeout.js:12:14)',
        '    at new Promise (<anonymous>)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)',
        '    at load (/app/src/api.ts:5:16)',
        '    at /app/src/api.test.ts:9:9',
      ],
      '/app/src/api.ts:5:16',
      'what is ours, a package or Node is left out, and the innermost frame wins',
    ],
    [
      ['    at /app/node_modules/@vitest/runner/dist/index.js:1:2', '    at /app/setup.ts:3:4'],
      undefined,
      'what stands below the runner is not the app',
    ],
    [['    at /app/node_modules/vitest/dist/chunks/run.js:1:2', '    at /app/setup.ts:3:4'], undefined, 'nor below vitest 5'],
    [
      ['    at /app/node_modules/vitest-fetch/index.js:1:2', '    at /app/src/a.ts:3:4'],
      '/app/src/a.ts:3:4',
      'a package of a similar name',
    ],
    [['    at native'], undefined, 'native code'],
    [[], undefined, 'no frame'],
  ])('%j: %s, %s', (frames, found) => {
    const site = callSite(stack(...frames), own)
    expect(site && `${site.file}:${site.line}:${site.column}`).toBe(found)
  })

  test('keeps the frame as it is', () => {
    expect(callSite(stack('    at load (/app/src/api.ts:5:16)'), own)?.frame).toBe('    at load (/app/src/api.ts:5:16)')
  })
})

describe('siteBelow', () => {
  test.each([
    ['/app/src/api.ts', '/app/', 'src/api.ts:5:16'],
    ['/app/src/api.ts', '/app', 'src/api.ts:5:16'],
    ['file:///app/src/my%20api.ts', '/app/', 'src/my api.ts:5:16'],
    ['file:///C:/app/src/api.ts', 'C:\\app\\', 'src/api.ts:5:16'],
    ['C:\\app\\src\\api.ts', 'C:/app/', 'src/api.ts:5:16'],
    ['http://localhost:5173/src/api.ts', '/app/', 'src/api.ts:5:16'],
    ['http://localhost:5173/@fs/srv/shared/api.ts', '/srv/app/', 'shared/api.ts:5:16'],
    ['/srv/shared/api.ts', '/srv/app/', 'shared/api.ts:5:16'],
    ['/srv/shared/api.ts', '', 'shared/api.ts:5:16'],
    ['/app2/src/api.ts', '/app', 'src/api.ts:5:16'],
  ])('%s below %s: %s', (file, root, expected) => {
    expect(siteBelow({ file, line: 5, column: 16, frame: '' }, root)).toBe(expected)
  })
})
