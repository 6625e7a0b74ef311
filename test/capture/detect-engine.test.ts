import { afterEach, expect, test, vi } from 'vitest'
import { detectEngine } from '../../src/capture/detect-engine.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(Intl, 'v8BreakIterator')
})

test('is the standard in Node, whatever poses as a page', () => {
  expect(detectEngine()).toBe('standard')
  vi.stubGlobal('location', {})
  expect(detectEngine()).toBe('standard')
})

// In real browsers it is tested by test/browser/truth: each profile predicts its own engine.
test('tells engines by their own features', () => {
  vi.stubGlobal('process', undefined)
  expect(detectEngine()).toBe('standard')
  vi.stubGlobal('location', {})
  const own = Object.getOwnPropertyDescriptor(Intl, 'v8BreakIterator')
  Reflect.deleteProperty(Intl, 'v8BreakIterator')
  expect(detectEngine()).toBe('webkit')
  Object.defineProperty(Intl, 'v8BreakIterator', { value: class {}, configurable: true })
  expect(detectEngine()).toBe('chromium')
  vi.stubGlobal('InternalError', class extends Error {})
  expect(detectEngine()).toBe('gecko')
  if (own !== undefined) Object.defineProperty(Intl, 'v8BreakIterator', own)
})
