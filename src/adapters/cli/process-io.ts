import { readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import type { CliIo } from './run.ts'

/** The outside of a real process. `manifest` is the package.json that says the version. */
export function processIo({ stdout, stderr, env }: NodeJS.Process, manifest: URL): CliIo {
  return {
    stdout: (text) => write(stdout, text),
    stderr: (text) => write(stderr, text),
    env,
    isTTY: stdout.isTTY === true,
    version: String((JSON.parse(readFileSync(manifest, 'utf8')) as { version: unknown }).version),
  }
}

/** Settles once the text is out, or once nobody reads any more: so that the process can exit at once. */
function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve())
    stream.write(text, () => resolve())
  })
}
