import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Quirk } from '../../../src/predict/quirk.ts'
import { quirkEvidence } from '../../../src/predict/quirks/evidence.ts'
import { quirks } from '../../../src/predict/quirks/index.ts'

const folder = join(import.meta.dirname, '../../../src/predict/quirks')
const files = readdirSync(folder).filter((name) => name !== 'index.ts' && name !== 'evidence.ts')

describe('the list of quirks', () => {
  test('holds each file of the folder once, under its name', () => {
    expect(quirks.map(({ id }) => `${id}.ts`).sort()).toStrictEqual(files.sort())
  })

  test.each(files)('%s holds the quirk of its name, and has rows', (file) => {
    const id = file.slice(0, -'.ts'.length)
    expect(readFileSync(join(folder, file), 'utf8')).toContain(`  id: '${id}',\n`)
    expect(existsSync(join(import.meta.dirname, `${id}.test.ts`))).toBe(true)
  })

  test.each<Quirk>(quirks)('$id decides something, in some engine', ({ engines, at }) => {
    expect(engines.length).toBeGreaterThan(0)
    expect(Object.values(at).length).toBeGreaterThan(0)
  })

  test('has evidence for each, in the same order', () => {
    expect(Object.keys(quirkEvidence)).toStrictEqual(quirks.map(({ id }) => id))
  })
})
