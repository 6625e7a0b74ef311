import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { freeNamesOf, modulesOf, parseSource } from './support/source-tree.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Imports point down. Rooms of one floor do not import each other, and each folder of adapters is a room of its own. */
const floors: Record<string, number> = {
  spec: 0,
  model: 1,
  predict: 2,
  rewrite: 2,
  protocol: 2,
  diagnose: 2,
  render: 3,
  capture: 3,
  page: 4,
  node: 4,
  // Both stand on the page: what they find out hangs beside the error where the page looks for it.
  enforce: 5,
  client: 5,
  adapters: 6,
}

/** Packages, and the only rooms that may ask for them. */
const packages: Record<string, readonly string[]> = {
  ky: ['client'],
  vitest: ['adapters/testing'],
  msw: ['adapters/msw'],
}
const roomsWithNode = ['node', 'adapters/cli', 'adapters/server']

/** What the language itself brings, and the few platform objects that only compute. No clock, no network, no page, no process. */
const pureNames = new Set(
  `Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Error Float32Array Float64Array Infinity Int16Array Int32Array
  Int8Array Iterator JSON Map Math NaN Number Object Promise RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError
  TextDecoder TextEncoder TypeError URIError URL URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet
  arguments decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt undefined`.split(/\s+/),
)

type Files = ReadonlyMap<string, string>

/** `src/adapters/cli/run.ts` is in `adapters/cli`; `src/index.ts` is in no room. */
function roomOf(file: string): string | null {
  const [, room, folder, ...rest] = file.split('/')
  if (room === undefined || folder === undefined) return null
  return room === 'adapters' && rest.length > 0 ? `${room}/${folder}` : room
}

function floorOf(room: string): number | undefined {
  return floors[room.split('/')[0] ?? '']
}

function isPure(file: string): boolean {
  const room = roomOf(file)
  return room !== null && (room === 'render' || (floorOf(room) ?? 9) <= 2)
}

function importViolations(files: Files): string[] {
  const violations: string[] = []
  for (const [file, text] of files) {
    const room = roomOf(file)
    const floor = room === null ? Number.POSITIVE_INFINITY : floorOf(room)
    if (floor === undefined) {
      violations.push(`${file}: no floor is known for this room`)
      continue
    }
    for (const { specifier, line } of modulesOf(parseSource(file, text))) {
      const at = `${file}:${line}`
      if (specifier === null) {
        violations.push(`${at}: the module is computed`)
      } else if (specifier.startsWith('node:')) {
        if (!(room === null ? file === 'src/cli.ts' : roomsWithNode.includes(room)))
          violations.push(`${at}: ${specifier} in a browser room`)
      } else if (!specifier.startsWith('.')) {
        if (room === null || !packages[specifier.split('/')[0] ?? '']?.includes(room))
          violations.push(`${at}: ${specifier} is not for this room`)
      } else {
        const problem = relativeImportProblem(files, file, room, floor, specifier)
        if (problem !== null) violations.push(`${at}: ${problem}`)
      }
    }
  }
  return violations
}

function relativeImportProblem(files: Files, file: string, room: string | null, floor: number, specifier: string): string | null {
  const target = posix.join(posix.dirname(file), specifier)
  if (!files.has(target)) return `${specifier} is no file of src`
  const targetRoom = roomOf(target)
  if (targetRoom === null) return `${specifier} is an entry`
  if (targetRoom === room) return null
  const targetFloor = floorOf(targetRoom)
  if (targetFloor === undefined || targetFloor < floor) return null
  return targetFloor === floor ? `${room} and ${targetRoom} are rooms of one floor` : `${room} imports up, from ${targetRoom}`
}

function entryViolations(files: Files): string[] {
  const violations: string[] = []
  for (const [file, text] of files) {
    if (roomOf(file) !== null) continue
    let calls = 0
    for (const statement of parseSource(file, text).statements) {
      if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) continue
      if (file === 'src/cli.ts' && ts.isImportDeclaration(statement)) continue
      if (file === 'src/cli.ts' && ts.isExpressionStatement(statement) && callsRun(statement)) {
        calls += 1
        if (calls === 1) continue
      }
      violations.push(`${file}: an entry only re-exports, but says ${statement.getText().split('\n')[0]}`)
    }
  }
  return violations
}

function callsRun(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'run') return true
  return ts.forEachChild(node, (child) => callsRun(child) || undefined) ?? false
}

function platformViolations(files: Files): string[] {
  return [...files].flatMap(([file, text]) =>
    isPure(file)
      ? freeNamesOf(parseSource(file, text))
          .filter(({ name }) => !pureNames.has(name))
          .map(({ line, name }) => `${file}:${line}: ${name} in a pure room`)
      : [],
  )
}

/** Paths below a folder, relative to the root, with forward slashes. */
function list(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

const sources: Files = new Map(
  list('src')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
)

describe('src', () => {
  test('is there to be looked at', () => {
    expect(sources.size).toBeGreaterThan(100)
    expect([...sources.keys()].filter(isPure).length).toBeGreaterThan(60)
  })

  test('holds TypeScript alone', () => {
    expect(list('src').filter((file) => !file.endsWith('.ts'))).toEqual([])
  })

  test('imports point down, and rooms of one floor do not import each other', () => {
    expect(importViolations(sources)).toEqual([])
  })

  test('entries only re-export', () => {
    expect(entryViolations(sources)).toEqual([])
  })

  test('floors 0 to 2 and render touch no platform object', () => {
    expect(platformViolations(sources)).toEqual([])
  })
})

describe('test', () => {
  const mirrorOf = (file: string) => file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts')

  test('each file of src/spec has its mirror in test/spec', () => {
    expect(
      list('src/spec')
        .map(mirrorOf)
        .filter((file) => !existsSync(join(root, file))),
    ).toEqual([])
  })

  test('each mirror in test/spec has its file in src/spec', () => {
    const mirrors = new Set(list('src/spec').map(mirrorOf))
    expect(list('test/spec').filter((file) => file.endsWith('.test.ts') && !mirrors.has(file))).toEqual([])
  })
})

describe('these rules catch', () => {
  const lower = [
    'src/spec/a.ts',
    'src/model/a.ts',
    'src/predict/a.ts',
    'src/protocol/a.ts',
    'src/render/a.ts',
    'src/capture/a.ts',
  ]
  const upper = [
    'src/page/a.ts',
    'src/client/a.ts',
    'src/adapters/cli/a.ts',
    'src/adapters/cli/b/c.ts',
    'src/adapters/msw/a.ts',
    'src/index.ts',
  ]
  const others = new Map([...lower, ...upper].map((file) => [file, '']))
  const withFile = (file: string, text: string): Files => new Map([...others, [file, text]])

  test.each([
    ['an import from above', 'src/spec/x.ts', "import { a } from '../model/a.ts'"],
    ['a type import from above', 'src/model/x.ts', "import type { a } from '../predict/a.ts'"],
    ['a re-export from above', 'src/render/x.ts', "export * from '../page/a.ts'"],
    ['a dynamic import from above', 'src/render/x.ts', "const a = () => import('../page/a.ts')"],
    ['an import type from above', 'src/render/x.ts', "type A = import('../page/a.ts').A"],
    ['a required module from above', 'src/render/x.ts', "import a = require('../page/a.ts')"],
    ['a room of the same floor', 'src/predict/x.ts', "import { a } from '../protocol/a.ts'"],
    ['render in capture', 'src/capture/x.ts', "import { a } from '../render/a.ts'"],
    ['the client in the page', 'src/page/x.ts', "import { a } from '../client/a.ts'"],
    ['another adapter', 'src/adapters/msw/x.ts', "import { a } from '../cli/a.ts'"],
    ['another adapter from a deep folder', 'src/adapters/msw/x/y.ts', "import { a } from '../../cli/b/c.ts'"],
    ['an entry', 'src/adapters/msw/x.ts', "import { a } from '../../index.ts'"],
    ['a file that is not there', 'src/page/x.ts', "import { a } from '../render/b.ts'"],
    ['a file outside src', 'src/page/x.ts', "import { a } from '../../test/a.ts'"],
    ['a file without its ending', 'src/page/x.ts', "import { a } from '../render/a'"],
    ['a computed module', 'src/page/x.ts', 'const a = (b) => import(b)'],
    ['a room without a floor', 'src/cellar/x.ts', ''],
    ['ky outside the client', 'src/page/x.ts', "import ky from 'ky'"],
    ['ky in an entry', 'src/client.ts', "export { default } from 'ky'"],
    ['zod anywhere', 'src/client/x.ts', "import { z } from 'zod'"],
    ['vitest outside its adapter', 'src/enforce/x.ts', "import { expect } from 'vitest'"],
    ['msw outside its adapter', 'src/adapters/testing/x.ts', "import { http } from 'msw/core'"],
    ['a node module in the page', 'src/page/x.ts', "import 'node:fs'"],
    ['a node module in an entry', 'src/index.ts', "export { readFileSync } from 'node:fs'"],
    ['a node module in another adapter', 'src/adapters/msw/x.ts', "import type { Server } from 'node:http'"],
    ['a node module without its prefix', 'src/node/x.ts', "import 'fs'"],
  ])('%s', (_, file, text) => {
    expect(importViolations(withFile(file, text))).toHaveLength(1)
  })

  test.each([
    ['an import from below', 'src/page/x.ts', "import { a } from '../spec/a.ts'\nexport type { b } from '../model/a.ts'"],
    ['an import in the same room', 'src/predict/x.ts', "import { a } from './a.ts'"],
    ['an import in the same adapter', 'src/adapters/cli/x/y.ts', "import { a } from '../b/c.ts'"],
    ['ky in the client', 'src/client/x.ts', "import ky, { type Options } from 'ky'"],
    ['msw in its adapter', 'src/adapters/msw/x.ts', "import { http } from 'msw/core/http'"],
    ['node modules where they belong', 'src/node/x.ts', "import { connect } from 'node:net'"],
    ['node modules in the command line', 'src/cli.ts', "import process from 'node:process'"],
    [
      'a module named in a string or a comment',
      'src/spec/x.ts',
      "// import '../page/a.ts'\nexport const a = \"import 'node:fs'\"",
    ],
  ])('nothing in %s', (_, file, text) => {
    expect(importViolations(withFile(file, text))).toEqual([])
  })

  test.each([
    ['a declaration', 'src/index.ts', 'export const a = 1'],
    ['an import', 'src/index.ts', "import { a } from './page/a.ts'"],
    ['a local export', 'src/index.ts', 'export { a }'],
    ['a default export', 'src/index.ts', 'export default 1'],
    ['a call', 'src/index.ts', 'run()'],
    ['another call in the command line', 'src/cli.ts', 'walk()'],
    ['a second call in the command line', 'src/cli.ts', 'run()\nprocess.exitCode = await run()'],
    ['a declaration in the command line', 'src/cli.ts', 'const code = run()'],
  ])('%s in an entry', (_, file, text) => {
    expect(entryViolations(withFile(file, text)).length).toBe(1)
  })

  test.each([
    ['a re-export', 'src/index.ts', "export { a } from './page/a.ts'\nexport type * from './model/a.ts'"],
    [
      'the command line',
      'src/cli.ts',
      "import { run } from './adapters/cli/a.ts'\nprocess.exitCode = await run(process.argv.slice(2))",
    ],
    ['a declaration in a room', 'src/page/x.ts', 'export const a = 1'],
  ])('nothing in %s', (_, file, text) => {
    expect(entryViolations(withFile(file, text))).toEqual([])
  })

  const platformNames =
    'fetch Request Response Headers XMLHttpRequest FormData Blob AbortController window self document navigator location console process Buffer Date performance setTimeout queueMicrotask globalThis crypto localStorage structuredClone require eval'.split(
      ' ',
    )
  const pureFile = (text: string): Files => new Map([['src/spec/x.ts', text]])

  test.each(platformNames)('%s in a pure room', (name) => {
    expect(platformViolations(pureFile(`export const a = () => ${name}`))).toEqual([`src/spec/x.ts:1: ${name} in a pure room`])
  })

  test.each([
    ['a call', 'fetch("/")'],
    ['an object', 'export const a = console.log'],
    ['an index', 'export const a = globalThis["fetch"]'],
    ['a construction', 'export const a = new Date()'],
    ['typeof', 'export const a = typeof window'],
    ['instanceof', 'export const a = (b: unknown) => b instanceof Request'],
    ['a shorthand property', 'export const a = { fetch }'],
    ['a property value', 'export const a = { b: fetch }'],
    ['a computed property', 'export const a = { [performance.now()]: 1 }'],
    ['a default of a parameter', 'export function a(b = fetch) { return b }'],
    ['a default in a pattern', 'export function a({ b = fetch }) { return b }'],
    ['a spread', 'export const a = [...document.links]'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is part of the code that is looked at
    ['a template', 'export const a = `${location}`'],
    ['a class that is extended', 'export class A extends Request {}'],
    ['a class member', 'export class A { b = fetch }'],
    ['a cast', 'export const a = fetch as unknown'],
    ['a constraint', 'export const a = fetch satisfies unknown'],
    ['an export', 'export { fetch }'],
    ['an export by another name', 'export { fetch as a }'],
    ['an assignment', 'onerror = null'],
    ['a name that another scope declares', 'export function a(fetch: number) { return fetch }\nexport const b = () => fetch'],
    ['a name that a block declares', '{ const fetch = 1; fetch }\nfetch'],
    ['a name that the surroundings are said to have', 'declare const fetch: number\nexport const a = fetch'],
    ['import.meta', 'export const a = import.meta.url'],
    ['a name inside a function of a method', 'export const a = { b() { return () => fetch } }'],
  ])('the platform in %s', (_, text) => {
    expect(platformViolations(pureFile(text))).toHaveLength(1)
  })

  test.each([
    ['a property name', 'export const a = (b: { fetch: 1 }) => b.fetch'],
    ['a key', 'export const a = { fetch: 1, console() {}, get window() { return 1 } }'],
    ['a type', 'export type A = Request | typeof fetch\nexport const a = (b: Response): Headers => b as never'],
    ['a type argument', 'export const a = new Map<Request, Response>()'],
    ['a type parameter', 'export function a<fetch>(b: fetch): fetch { return b }'],
    ['an interface', 'export interface A extends Request { fetch: typeof fetch }'],
    ['a parameter', 'export const a = (fetch: number) => fetch'],
    ['a pattern', 'export const a = ({ fetch, b: [document], ...console }) => [fetch, document, console]'],
    ['the property of a pattern', 'export const a = ({ fetch: b }) => b'],
    ['a variable', 'const performance = 1\nexport const a = () => performance'],
    ['a function used above its declaration', 'export const a = process()\nfunction process() {}'],
    ['an import', "import { fetch } from './a.ts'\nexport const a = fetch"],
    ['a required module', "import fetch = require('./a.ts')\nfetch()"],
    ['a catch clause', 'try {} catch (console) { console }'],
    ['a loop', 'for (const window of []) window\nfor (let process = 0; process < 1; process += 1) process'],
    ['a class', 'class Request {}\nexport const a = new Request()'],
    ['a named function', 'export const a = function fetch() { return fetch }'],
    ['a label', 'window: for (;;) break window'],
    ['a string or a comment', '// fetch()\nexport const a = "fetch()"'],
    ['a re-export', "export { fetch } from './a.ts'\nexport { b as fetch } from './a.ts'\nexport * as console from './a.ts'"],
    ['what the language brings', 'export const a = [URL, new TextEncoder(), Uint8Array, Math.max, undefined, Symbol.for("a")]'],
  ])('nothing in %s', (_, text) => {
    expect(platformViolations(pureFile(text))).toEqual([])
  })

  test.each(['spec', 'model', 'predict', 'rewrite', 'protocol', 'diagnose', 'render'])('the platform in %s', (room) => {
    expect(platformViolations(new Map([[`src/${room}/x.ts`, 'fetch']]))).toHaveLength(1)
  })

  test.each(['src/capture/x.ts', 'src/page/x.ts', 'src/adapters/cli/x.ts', 'src/index.ts'])(
    'no platform object in %s, which is not pure',
    (file) => {
      expect(platformViolations(new Map([[file, 'fetch']]))).toEqual([])
    },
  )
})
