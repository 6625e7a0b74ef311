declare const __WHYCORS_DEVELOPMENT__: boolean

/** More than these are not remembered; the first is then told again. */
const kept = 500
const told = /* @__PURE__ */ new Set<string>()

/** Tells a developer something on the console, once; nothing in production, where the text is not even made. */
export function tell(text: () => string): void {
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__) {
    const line = `whycors: ${text()}`
    if (told.has(line)) return
    if (told.size >= kept) told.clear()
    told.add(line)
    globalThis.console.warn(line)
  }
}
