import { describe, expect, test } from 'vitest'
import { explainId } from '../../../src/adapters/cli/explain-id.ts'
import { pages } from '../../../src/adapters/cli/pages/index.ts'
import type { Page } from '../../../src/adapters/cli/pages/page.ts'
import { run } from '../../../src/adapters/cli/run.ts'
import { causesByStage } from '../../../src/model/cause.ts'
import { blocking, exempting, notes, preflight, throwing } from '../../../src/predict/rules/index.ts'

const rules = [...throwing, ...blocking, ...exempting, ...preflight, ...notes]
const ids = [...new Set<string>([...Object.values(causesByStage).flat(), ...rules.map(({ id }) => id)])].sort()
const entries: [string, Page][] = Object.entries(pages)

async function cli(...argv: string[]) {
  let stdout = ''
  let stderr = ''
  const code = await run(argv, {
    stdout: (text) => {
      stdout += text
    },
    stderr: (text) => {
      stderr += text
    },
    env: {},
    isTTY: false,
    version: '1.2.3',
  })
  return { code, stdout, stderr }
}

describe('pages', () => {
  test('there is one for each rule and each cause, and no other', () => {
    expect(Object.keys(pages).sort()).toEqual(ids)
  })

  test.each(entries)('%s is 80 to 200 words of plain prose', (_, page) => {
    const prose = [page.title, page.happened, page.decides, page.looks, ...page.fixes]
    const words = prose.join(' ').split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(80)
    expect(words).toBeLessThanOrEqual(200)
    // Markup, blanks that pile up, a sentence without an end.
    for (const text of prose) expect(text).toMatch(/^(?:[A-Z]|fetch |navigator\.|whycors )[^`\n]*[.!?"]$/)
    expect(prose.join(' ')).not.toMatch(/ {2}|whitelist|simple header/i)
    for (const fix of page.fixes) expect(fix).toMatch(/^(?:Client|Server|Server \(of the page\)|Proxy): [^.]/)
    expect(page.spec).toMatch(/^https:\/\//)
  })

  test.each(entries)('the header lines of %s can be sent', (_, { lines = [] }) => {
    for (const line of lines) {
      expect(line).toMatch(/^[\x20-\x7e]+$/)
      const [, name = '', value = ''] =
        /^(Access-Control-[A-Za-z-]+|Vary|Content-Security-Policy|Cross-Origin-[A-Za-z-]+): (.*)$/.exec(line) ?? []
      if (name !== '') expect(new Headers([[name, value]]).get(name)).toBe(value)
    }
  })

  test('each title, and what each page says, is its own', () => {
    for (const part of ['title', 'happened', 'decides'] as const)
      expect(new Set(entries.map(([, page]) => page[part])).size).toBe(entries.length)
  })
})

describe('whycors explain', () => {
  test('prints a page', async () => {
    const { code, stdout, stderr } = await cli('explain', 'preflight-wildcard-origin-not-allowed')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatchSnapshot()
  })

  test.each(ids)('%s fits a terminal', (id) => {
    const explained = explainId({ id, json: false }, false)
    const [, ...lines] = 'text' in explained ? explained.text.split('\n') : []
    const prose = lines.filter((line) => !/^ {4}|^See /.test(line))
    expect(prose.length).toBeGreaterThan(8)
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80)
    expect('text' in explained && explained.text.startsWith(`${id} (a `)).toBe(true)
  })

  test('lists all ids without one', async () => {
    const { code, stdout } = await cli('explain')
    expect(code).toBe(0)
    const listed = [...stdout.matchAll(/^ {2}(\S+) {2,}\S/gm)].map(([, id]) => id)
    expect([...new Set(listed)].sort()).toEqual(ids)
    expect(listed).toHaveLength(ids.length)
  })

  test.each<[string, string]>([
    ['MissingAllowOriginHeader', 'missing-allow-origin-header'],
    ['PreflightInvalidStatus', 'preflight-invalid-status'],
    ['CSP', 'csp'],
    ['Missing-Allow-Origin-Header', 'missing-allow-origin-header'],
  ])('understands %s', async (typed, id) => {
    expect((await cli('explain', typed)).stdout).toMatch(new RegExp(`^${id} `))
  })

  test.each<[string, string]>([
    ['missing-allow-origin', 'missing-allow-origin-header'],
    ['conection-refused', 'connection-refused'],
    ['wildcard', 'wildcard-origin-not-allowed'],
    ['stream', 'stream-body'],
    ['csb', 'csp'],
    ['__proto__', ''],
    ['toString', ''],
    ['\x1b[31mcsp', ''],
  ])('names the nearest ids for "%s"', async (typed, first) => {
    const { code, stdout, stderr } = await cli('explain', typed)
    expect([code, stdout]).toEqual([2, ''])
    const [, near = ''] =
      /^whycors: No rule and no cause is called ".*"\. Near are (.*)\. \(whycors explain lists all ids\)\n$/.exec(stderr) ?? []
    expect(near.split(', ').every((id) => ids.includes(id))).toBe(true)
    expect(near.startsWith(first)).toBe(true)
    expect(stderr).not.toContain('\x1b')
  })

  test('gives JSON', async () => {
    expect(JSON.parse((await cli('explain', 'csp', '--json')).stdout)).toEqual({ id: 'csp', ...pages.csp })
    expect(JSON.parse((await cli('explain', '--json')).stdout)).toEqual(pages)
  })

  test.each([
    ['two ids', ['explain', 'csp', 'offline'], 'One id is enough'],
    ['an option of another command', ['explain', 'csp', '--send'], 'explain takes no --send'],
    ['an unknown option', ['explain', '--colour'], "Unknown option '--colour'"],
  ])('refuses %s', async (_, argv, message) => {
    const { code, stdout, stderr } = await cli(...argv)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})
