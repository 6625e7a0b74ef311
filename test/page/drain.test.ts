import { setImmediate as nextTask } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { drainOf } from '../../src/page/drain.ts'

/** The end of an async function is one more. */
async function microtasks(count: number): Promise<void> {
  for (let passed = 1; passed < count; passed += 1) await null
}

describe('the time until the next task', () => {
  test('is open as long as a rejection without any network may take', async () => {
    const drain = drainOf()
    await microtasks(3)
    expect(drain.isOpen).toBe(true)
    await nextTask()
    expect(drain.isOpen).toBe(false)
  })

  test('is the same for all who ask in it', () => {
    expect(drainOf()).toBe(drainOf())
  })

  test('lasts as long for the last who asks as for the first', async () => {
    const first = drainOf()
    await microtasks(3)
    const last = drainOf()
    await microtasks(3)
    expect([first.isOpen, last.isOpen]).toEqual([true, true])
    await nextTask()
    expect([first.isOpen, last.isOpen]).toEqual([false, false])
  })

  test('is another one in the next task', async () => {
    const before = drainOf()
    await nextTask()
    const after = drainOf()
    expect(after).not.toBe(before)
    expect(after.isOpen).toBe(true)
  })

  test('ends by itself, so that a chain of microtasks without calls does not hold it open', async () => {
    const drain = drainOf()
    await microtasks(20)
    expect(drain.isOpen).toBe(false)
  })
})
