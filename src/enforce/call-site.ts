/** A place in the source of an app. */
export interface CallSite {
  /** As the stack names it: a path or a URL. */
  file: string
  /** Counted from 1. */
  line: number
  /** Counted from 1. */
  column: number
  /** The whole line of the stack. */
  frame: string
}

/** `at name (file:line:column)` and `at file:line:column` of V8, `name@file:line:column` of the others. A folder may be called `(group)`. */
const frameOfStack = /^\s*(?:at [^(]*\((.+):(\d+):(\d+)\)|at (?:async )?(.+):(\d+):(\d+)|[^@]*@(.+):(\d+):(\d+))$/

const packages = /[\\/]node_modules[\\/]/
/** What stands below the runner is not the app. */
const runner = /[\\/]node_modules[\\/](?:\.vite[^\\/]*[\\/]deps[\\/])?(?:@vitest[\\/]|@vitest_|vitest[\\/.])/

/**
 * Where a call was made: the innermost frame of a stack that belongs neither to a package, nor to Node, nor to `own`. Undefined where the
 * stack has none, as it happens when a library calls from a timer.
 *
 * @param own whether a file is part of whycors
 */
export function callSite(stack: string, own: (file: string) => boolean): CallSite | undefined {
  for (const frame of stack.split('\n')) {
    const [location = '', line, column] = (frameOfStack.exec(frame) ?? []).slice(1).filter((part) => part !== undefined)
    const file = withoutQuery(location)
    if (file === '' || file.startsWith('node:') || file.startsWith('<') || file === 'native') continue
    if (runner.test(file)) return undefined
    if (packages.test(file) || own(file)) continue
    return { file, line: Number(line), column: Number(column), frame }
  }
  return undefined
}

/** Vite tells versions of a module apart by a query. */
function withoutQuery(file: string): string {
  return file.replace(/\?[^:]*$/, '')
}

/** `src/api.ts:12:5`: the path from `root` on, where the file is below it, so that it is the same on each machine. */
export function siteBelow({ file, line, column }: CallSite, root: string): string {
  return `${pathBelow(file, root)}:${line}:${column}`
}

function pathBelow(file: string, root: string): string {
  const path = decode(
    file
      .replace(/^file:\/\/(?:\/(?=[a-z]:))?/i, '')
      .replace(/^https?:\/\/[^/]+\/(?:@fs(?=\/))?/, (start) => (start.endsWith('@fs') ? '' : '/')),
  )
  const forward = path.replaceAll('\\', '/')
  const below = root.replaceAll('\\', '/').replace(/\/*$/, '/')
  if (below !== '/' && forward.startsWith(below)) return forward.slice(below.length)
  // What a dev server serves has the root as its own; anything else is named by its last parts, so that no report holds a path of one machine.
  if (/^https?:/.test(file) && !file.includes('/@fs/')) return forward.slice(1)
  return forward.split('/').slice(-2).join('/')
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
