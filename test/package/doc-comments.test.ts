import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './support/packed.ts'

const entries = ['index', 'client', 'testing', 'testing-reporter', 'msw', 'server'].map((entry) =>
  join(root, `dist/${entry}.d.ts`),
)

test('each public name says in an editor what it is', () => {
  const program = ts.createProgram(entries, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
  })
  const checker = program.getTypeChecker()
  const namesOf = (entry: string) => {
    const file = program.getSourceFile(entry)
    const symbol = file && checker.getSymbolAtLocation(file)
    return symbol === undefined ? [] : checker.getExportsOfModule(symbol)
  }
  const named = entries.flatMap(namesOf)
  const silent = named
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .filter((symbol) => symbol.getDocumentationComment(checker).length === 0)
    .map(({ name }) => name)
  expect(named.length).toBeGreaterThan(100)
  expect(silent).toEqual([])
})
