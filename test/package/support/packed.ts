import { execFile } from 'node:child_process'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const root = join(import.meta.dirname, '../../..')
export const execute = promisify(execFile)

/** Packs the built package and installs it into a copy of the fixture app, as a user would. Gives the folder of the app and the tarball. */
export async function installPacked(): Promise<{ app: string; tarball: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'whycors-package-'))
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root })
  const [packed] = JSON.parse(stdout) as [{ filename: string }]
  const tarball = join(folder, packed.filename)
  const app = join(folder, 'app')
  await cp(join(import.meta.dirname, '../fixture'), app, { recursive: true })
  await execute('npm', ['install', '--no-audit', '--no-fund', '--omit=peer', tarball], { cwd: app })
  return { app, tarball }
}
