import ts from 'typescript'

/** Where something stands, for a message that an editor can follow. */
export interface Place {
  file: string
  line: number
}

/** A module that a file asks for. */
export interface ModuleRequest extends Place {
  /** Null where it is computed, so that nobody can tell which module it is. */
  specifier: string | null
}

/** A name in the place of a value that no scope of the file declares. */
export interface FreeName extends Place {
  name: string
}

export function parseSource(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
}

/** Every module that a file asks for: import, export from, dynamic import, `import x = require()`, and types of the form `import('x').T`. */
export function modulesOf(source: ts.SourceFile): ModuleRequest[] {
  const requests: ModuleRequest[] = []
  const add = (node: ts.Node, specifier: ts.Node | undefined) => {
    requests.push({
      ...placeOf(source, node),
      specifier: specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : null,
    })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier)
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) add(node, node.moduleSpecifier)
    else if (ts.isExternalModuleReference(node)) add(node, node.expression)
    else if (ts.isImportTypeNode(node)) add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined)
    else if (ts.isCallExpression(node) && isModuleCall(node)) add(node, node.arguments[0])
    ts.forEachChild(node, visit)
  }
  visit(source)
  return requests
}

function isModuleCall(call: ts.CallExpression): boolean {
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) return true
  return ts.isIdentifier(call.expression) && call.expression.text === 'require'
}

/** The names that a file takes from its surroundings. Names of properties, labels and types do not count; `import.meta` does. */
export function freeNamesOf(source: ts.SourceFile): FreeName[] {
  const free: FreeName[] = []
  visitValues(source, [declarationsIn(source)], (node, name, scopes) => {
    if (!scopes.some((scope) => scope.has(name))) free.push({ ...placeOf(source, node), name })
  })
  return free
}

type Scopes = readonly ReadonlySet<string>[]
type Found = (node: ts.Node, name: string, scopes: Scopes) => void

function visitValues(node: ts.Node, scopes: Scopes, found: Found): void {
  if (ts.isIdentifier(node)) {
    if (isValueUse(node)) found(node, node.text, scopes)
    return
  }
  if (ts.isMetaProperty(node)) {
    if (node.keywordToken === ts.SyntaxKind.ImportKeyword) found(node, 'import.meta', scopes)
    return
  }
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) return
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isTypeParameterDeclaration(node)) return
  if (ts.isHeritageClause(node)) {
    // `extends` of a class is a value, though the tree calls it a type.
    if (node.token === ts.SyntaxKind.ExtendsKeyword) for (const type of node.types) visitValues(type.expression, scopes, found)
    return
  }
  if (ts.isTypeNode(node)) return
  const inner = opensScope(node) ? [...scopes, declarationsIn(node)] : scopes
  ts.forEachChild(node, (child) => visitValues(child, inner, found))
}

function opensScope(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) ||
    ts.isClassLike(node) ||
    ts.isBlock(node) ||
    ts.isCatchClause(node) ||
    ts.isForStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isCaseBlock(node)
  )
}

/** Names declared by a scope itself. `var` counts for its block alone; this code has none. */
function declarationsIn(scope: ts.Node): Set<string> {
  const names = new Set<string>()
  if (ts.isFunctionLike(scope)) names.add('arguments')
  if ((ts.isFunctionExpression(scope) || ts.isClassExpression(scope)) && scope.name !== undefined) names.add(scope.name.text)
  const collect = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) {
      if (node.name !== undefined) names.add(node.name.text)
      return
    }
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name) &&
      !isAmbient(node)
    ) {
      names.add(node.name.text)
    }
    if (ts.isImportClause(node) && node.name !== undefined) names.add(node.name.text)
    if (ts.isImportSpecifier(node) || ts.isNamespaceImport(node) || ts.isImportEqualsDeclaration(node)) names.add(node.name.text)
    if (!opensScope(node)) ts.forEachChild(node, collect)
  }
  ts.forEachChild(scope, collect)
  return names
}

/** `declare const x` says that the surroundings have it. */
function isAmbient(node: ts.Node): boolean {
  return ts.isVariableDeclaration(node) && (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Ambient) !== 0
}

function isValueUse(identifier: ts.Identifier): boolean {
  const parent = identifier.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === identifier
  if (ts.isPropertyAssignment(parent)) return parent.initializer === identifier
  if (ts.isBindingElement(parent)) return parent.initializer === identifier
  if (ts.isShorthandPropertyAssignment(parent)) return true
  if (ts.isExportSpecifier(parent)) {
    // `export { a as b }` uses a; `export { a } from` and `export type` use nothing here.
    const declaration = parent.parent.parent
    if (declaration.moduleSpecifier !== undefined || declaration.isTypeOnly || parent.isTypeOnly) return false
    return (parent.propertyName ?? parent.name) === identifier
  }
  if (ts.isNamespaceExport(parent) || ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyDeclaration(parent)) {
    return parent.initializer === identifier
  }
  const isName = ts.isFunctionLike(parent) || ts.isClassLike(parent) || ts.isEnumMember(parent) || ts.isModuleDeclaration(parent)
  // The body of an arrow function is no name.
  return !isName || (ts.isArrowFunction(parent) && parent.body === identifier)
}

function placeOf(source: ts.SourceFile, node: ts.Node): Place {
  return { file: source.fileName, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 }
}
