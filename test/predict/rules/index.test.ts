import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Rule } from '../../../src/predict/rule.ts'
import { blocking, exempting, notes, preflight, throwing } from '../../../src/predict/rules/index.ts'

const folder = join(import.meta.dirname, '../../../src/predict/rules')
const files = readdirSync(folder).filter((name) => name !== 'index.ts')
const listed: readonly Rule[] = [...throwing, ...blocking, ...exempting, ...preflight, ...notes]

describe('the list of rules', () => {
  test('holds each file of the folder once, under its name', () => {
    expect(listed.map(({ id }) => `${id}.ts`).sort()).toStrictEqual(files.sort())
  })

  test.each(files)('%s holds the rule of its name', (file) => {
    expect(readFileSync(join(folder, file), 'utf8')).toContain(`  id: '${file.slice(0, -'.ts'.length)}',\n`)
  })

  test.each(listed)('$id has rows of both kinds', ({ id }) => {
    const text = readFileSync(join(import.meta.dirname, `${id}.test.ts`), 'utf8')
    expect(text).toMatch(/ruleRows\(\n|finds/)
    expect(text).toMatch(/ruleRows\(\n|stays quiet/)
  })

  test.each(files)('%s names an anchor of a standard', (file) => {
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^ {2}\/\/ https:\/\/[\w.]+\/[\w/-]*#[\w()-]+$/m)
  })
})
