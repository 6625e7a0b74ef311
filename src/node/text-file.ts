import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import process from 'node:process'

/** The text of a file; undefined where there is none. */
export function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes a file as a whole: whoever reads it meanwhile gets the old text or the new one. Makes the folders above it. */
export function writeTextFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.draft`
  try {
    writeFileSync(draft, text)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** An absolute path. */
export function pathFrom(root: string, path: string): string {
  return resolve(root, path)
}

/** How many characters a line of the terminal has; undefined where the output goes elsewhere. */
export function terminalWidth(): number | undefined {
  return process.stdout.columns
}

/** Makes the process end with a failure, whatever else comes. */
export function failProcess(): void {
  process.exitCode = 1
}
