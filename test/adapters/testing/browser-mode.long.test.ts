import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { PreflightReport } from '../../../src/model/preflight-report.ts'
import { chromiumProgram, chromiumSwitches } from '../../browser/support/drivers/chromium.ts'
import { type VitestProject, vitestProject } from './support/vitest-project.ts'

const root = join(import.meta.dirname, '../../..')
let project: VitestProject | undefined
afterAll(() => project?.remove())

const files = {
  'setup.ts': `
    import { afterAll, afterEach, beforeAll, expect } from 'vitest'
    import { enforceCors } from 'whycors/msw'
    import { corsLint, corsMatchers } from 'whycors/testing'
    import { worker } from './worker.ts'
    const policy = { origins: ['https://app.example.com'], methods: ['PUT'], headers: ['content-type'] }
    enforceCors({ worker, origin: 'https://app.example.com', policy })
    expect.extend(corsMatchers)
    corsLint({ origin: 'https://app.example.com' })
    beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }))
    afterEach(() => worker.resetHandlers())
    afterAll(() => worker.stop())
  `,
  'worker.ts': `
    import { http, HttpResponse } from 'msw'
    import { setupWorker } from 'msw/browser'
    export const worker = setupWorker(http.all('https://api.example.com/*', ({ request }) => HttpResponse.text(request.method)))
  `,
  // A type alone on a line is gone once it is served, so that the lines of the source are others.
  'orders.ts': `export interface Order {
  id: number
}

export async function saveOrder(order: Order, method: string): Promise<string> {
  const response = await fetch('https://api.example.com/orders', { method })
  return response.text()
}
`,
  'a.test.ts': `
    import { expect, test } from 'vitest'
    import { saveOrder } from './orders.ts'
    test('allowed', async () => { expect(await saveOrder({ id: 1 }, 'PUT')).toBe('PUT') })
    test('refused', async () => { await expect(saveOrder({ id: 1 }, 'DELETE')).toFailCors('method-disallowed-by-preflight-response') })
    test('simple', () => { expect(new Request('https://api.example.com/orders')).toBeSimpleRequest() })
  `,
}

test('in the browser mode of vitest mocks are enforced and calls are linted, at their place in the source', async () => {
  const { program, env } = await chromiumProgram()
  const launchOptions = { executablePath: program, args: chromiumSwitches, env }
  project = await vitestProject(
    {
      ...files,
      'browser.config.ts': `
        import { mergeConfig } from 'vitest/config'
        import { playwright } from '@vitest/browser-playwright'
        import base from './vitest.config.ts'
        export default mergeConfig(base, {
          cacheDir: './.vite',
          optimizeDeps: { include: ['msw', 'msw/browser'] },
          test: { browser: { enabled: true, headless: true, screenshotFailures: false, instances: [{ browser: 'chromium' }], provider: playwright({ launchOptions: ${JSON.stringify(launchOptions)} }) } },
        })`,
    },
    { json: 'report.json' },
  )
  const folder = join(project.folder, 'public')
  await mkdir(folder)
  await copyFile(join(root, 'node_modules/msw/lib/mockServiceWorker.js'), join(folder, 'mockServiceWorker.js'))
  const run = await project.run('--config', 'browser.config.ts')
  expect(run.output).toContain('3 passed')
  const report = JSON.parse((await project.read('report.json')) ?? '{}') as PreflightReport
  expect(report.requests.map(({ test, method, at, verdict }) => [test, method, at, verdict])).toEqual([
    ['allowed', 'PUT', 'orders.ts:6:26', 'preflight'],
    ['refused', 'DELETE', 'orders.ts:6:26', 'preflight'],
  ])
})
