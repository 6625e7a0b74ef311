import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { bundleForPage } from '../../test/browser/support/bundle-for-page.ts'
import { listen } from './listen.ts'

/** Serves the page with its script, whycors included. */
export async function startPage(): Promise<{ origin: string; close(): Promise<void> }> {
  const html = await readFile(join(import.meta.dirname, 'page/index.html'), 'utf8')
  const script = await bundleForPage(
    "import { runPage } from './examples/rewrite/page/run-page.ts'; globalThis.example = runPage()",
  )
  return listen(
    createServer((request, response) => {
      const isScript = request.url === '/app.js'
      response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
      response.end(isScript ? script : html)
    }),
  )
}
