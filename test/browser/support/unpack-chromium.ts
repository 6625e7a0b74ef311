import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { packagedChromium } from './find-browser.ts'

const root = join(import.meta.dirname, '../../..')

/**
 * Unpacks the Chromium of the npm package once, and gives its program.
 * The package itself unpacks into the shared temporary folder and takes any file that already stands there for finished;
 * so it runs in a process with a temporary folder of its own, which is renamed when it is complete.
 */
export async function unpackChromium(): Promise<{ program: string; fonts: string }> {
  const entry = createRequire(import.meta.url).resolve(packagedChromium)
  const manifest = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')) as { version: string }
  const cache = join(root, 'node_modules/.cache/whycors')
  const folder = join(cache, `chromium-${manifest.version}`)
  const unpacked = { program: join(folder, 'chromium'), fonts: join(folder, 'fonts') }
  if (existsSync(unpacked.program)) return unpacked
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'unpacking-'))
  try {
    const code = `import chromium from '${packagedChromium}'; await chromium.executablePath()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
      env: { ...process.env, TMPDIR: staging },
    })
    await rename(staging, folder)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    // Another process was faster.
    if (!existsSync(unpacked.program)) throw error
  }
  return unpacked
}
