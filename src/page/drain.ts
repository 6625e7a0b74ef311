/** The time from one task of the page to the next, in which microtasks alone run. */
export interface Drain {
  isOpen: boolean
}

/** How many microtasks a rejection without any network may take. WebKit needs the most (measured 2026-11-22). */
const microtasks = 4

const then = Promise.prototype.then
const resolved = /* @__PURE__ */ Promise.resolve()

let current: Drain | undefined
let left = 0

/** The drain that is going on, shared by all who ask in it. It is over as soon as no microtask of theirs can be left. */
export function drainOf(): Drain {
  left = microtasks
  if (current === undefined) {
    current = { isOpen: true }
    Reflect.apply(then, resolved, [tick])
  }
  return current
}

function tick(): void {
  left -= 1
  if (left > 0) {
    Reflect.apply(then, resolved, [tick])
    return
  }
  if (current !== undefined) current.isOpen = false
  current = undefined
}
