import { expect, test } from 'vitest'
import { describeRows } from '../../../examples/rewrite/describe-rows.ts'
import { measureInBrowser } from '../../../examples/rewrite/measure-in-browser.ts'
import { inEachBrowser } from '../in-each-browser.ts'

inEachBrowser('the rewrite example', (name) => {
  test('saves the same orders by the same route, with an OPTIONS and without', async () => {
    const { rows } = await measureInBrowser(name, [0], 5)
    const { arrived = [], handled = [] } = rows[0] ?? {}
    const methodsOf = (kind: string) => arrived.filter((line) => line.endsWith(kind)).map((line) => line.split(' ')[0])
    expect(methodsOf('-plain')).toEqual(Array.from({ length: 5 }, () => ['OPTIONS', 'PUT']).flat())
    expect(methodsOf('-rewritten')).toEqual(Array.from({ length: 5 }, () => 'POST'))
    expect(handled.map((line) => line.split(' ')[0])).toEqual(Array.from({ length: 12 }, () => 'PUT'))
  })

  if (name !== 'chromium') return
  // A busy machine can spoil one measurement.
  test('takes at most 0.6 of the time at a latency of 100 ms', { retry: 2 }, async () => {
    const { rows } = await measureInBrowser(name, [0, 20, 100], 9)
    console.log(describeRows(rows))
    const far = rows.find(({ latency }) => latency === 100)
    expect(far?.ratio).toBeLessThanOrEqual(0.6)
    // Two round trips to one: less would mean that something was not sent.
    expect(far?.ratio).toBeGreaterThan(0.4)
  })
})
