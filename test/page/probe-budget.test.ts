import { describe, expect, test } from 'vitest'
import { createProbeBudget } from '../../src/page/probe-budget.ts'

const origin = 'https://api.test'

/** A budget on a clock that stands still unless it is told. `chance`: what `random` gives, the last for ever. */
function budgetAt(...chance: number[]) {
  let time = 0
  const numbers = [...chance]
  const budget = createProbeBudget(
    () => time,
    () => (numbers.length > 1 ? (numbers.shift() ?? 0) : (numbers[0] ?? 0)),
  )
  return {
    budget,
    wait: (seconds: number) => {
      time += seconds * 1000
    },
  }
}

describe('the probe budget of a page', () => {
  test('most pages never ask', () => {
    const { budget } = budgetAt(0.05)
    expect([budget.open(origin), budget.take()]).toEqual([false, false])
  })

  test('two probes a minute, whatever the origin', () => {
    const { budget, wait } = budgetAt(0)
    expect([budget.take(), budget.take(), budget.take()]).toEqual([true, true, false])
    wait(59)
    expect(budget.take()).toBe(false)
    wait(1)
    expect(budget.take()).toBe(true)
  })

  test('an origin is asked about once, and again after a pause', () => {
    const { budget, wait } = budgetAt(0, 0.5)
    expect([budget.open(origin), budget.open(origin), budget.open('https://other.test')]).toEqual([true, false, true])
    wait(59)
    expect(budget.open(origin)).toBe(false)
    wait(1)
    expect(budget.open(origin)).toBe(true)
  })

  test('the pause doubles while the origin goes on failing, up to sixteen minutes', () => {
    const { budget, wait } = budgetAt(0, 0.5)
    const pauses: number[] = []
    budget.open(origin)
    for (let seconds = 0; pauses.length < 7; ) {
      wait(1)
      seconds += 1
      if (!budget.open(origin)) continue
      pauses.push(seconds)
      seconds = 0
    }
    expect(pauses).toEqual([60, 120, 240, 480, 960, 960, 960])
  })

  test('the pause is short again for an origin that was quiet', () => {
    const { budget, wait } = budgetAt(0, 0.5)
    budget.open(origin)
    wait(60)
    budget.open(origin)
    wait(241)
    expect(budget.open(origin)).toBe(true)
    wait(60)
    expect(budget.open(origin)).toBe(true)
  })

  test.each([
    [0, 30],
    [0.999, 90],
  ])('chance %d makes the first pause %d seconds', (chance, seconds) => {
    const { budget, wait } = budgetAt(0, chance)
    budget.open(origin)
    wait(seconds - 1)
    expect(budget.open(origin)).toBe(false)
    wait(1)
    expect(budget.open(origin)).toBe(true)
  })

  test('holds no more than a few origins', () => {
    const { budget } = budgetAt(0, 0.5)
    budget.open(origin)
    for (let index = 0; index < 32; index += 1) budget.open(`https://${index}.test`)
    expect(budget.open(origin)).toBe(true)
  })
})
