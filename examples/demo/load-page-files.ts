import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleForPage } from '../../test/browser/support/bundle-for-page.ts'

/** The package says that importing its files has no effects; so the effect stands here. Whoever drives the page waits for `demo`. */
const entry = "import { runPage } from './examples/demo/page/run-page.ts'; globalThis.demo = runPage()"

const folder = join(import.meta.dirname, 'page')

/** What the page is made of, by path. The script is bundled in memory, whycors included. */
export async function loadPageFiles(): Promise<ReadonlyMap<string, { type: string; text: string }>> {
  const [html, style, script] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    readFile(join(folder, 'style.css'), 'utf8'),
    bundleForPage(entry),
  ])
  return new Map([
    ['/', { type: 'text/html', text: html }],
    ['/style.css', { type: 'text/css', text: style }],
    ['/app.js', { type: 'text/javascript', text: script }],
  ])
}
