import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pathFrom, readTextFile, writeTextFile } from '../../src/node/text-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'whycors-text-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file is written with the folders above it, read, and replaced, and leaves no draft', () => {
  const path = pathFrom(folder, 'a/b/c.json')
  expect(readTextFile(path)).toBeUndefined()
  writeTextFile(path, 'one')
  writeTextFile(path, 'two')
  expect(readTextFile(path)).toBe('two')
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.json'])
})

test('an absolute path stays as it is', () => {
  expect(pathFrom('/root', '/elsewhere/x.json')).toBe('/elsewhere/x.json')
})

test('what cannot be read or written says so', () => {
  expect(() => readTextFile(folder)).toThrow(/EISDIR/)
  writeFileSync(join(folder, 'file'), '')
  expect(() => writeTextFile(join(folder, 'file/x.json'), '')).toThrow(/ENOTDIR|EEXIST/)
})
