import { expect, test } from 'vitest'
import { captureBody } from '../../src/capture/capture-body.ts'
import { measureBody } from '../../src/capture/measure-body.ts'
import { makeTripwire } from './tripwire.ts'

/** What Node sends of a body. */
const sentOf = async (body: BodyInit) => (await new Response(body).arrayBuffer()).byteLength

const form = new FormData()
form.append('a', 'é'.repeat(100))
form.append('f', new File(['x'.repeat(1000)], 'f.txt', { type: 'text/plain' }))

test('tells what URLSearchParams send', async () => {
  for (const text of ['', 'a=b', 'a=\u20ac&b= ', 'a'.repeat(70_000)]) {
    const params = new URLSearchParams(text)
    expect(measureBody(captureBody(params), params)).toEqual({
      kind: 'url-search-params',
      byteLength: await sentOf(new URLSearchParams(text)),
    })
  }
})

test('tells what a form sends at least', async () => {
  const measured = measureBody(captureBody(form), form)
  const byteLength = 'byteLength' in measured ? (measured.byteLength ?? 0) : 0
  const sent = await sentOf(form)
  expect(byteLength).toBeGreaterThan(1200)
  expect(byteLength).toBeLessThanOrEqual(sent)
  expect(sent - byteLength).toBeLessThan(150)
})

test('leaves all others as they are', () => {
  for (const body of ['a', new Blob(['a']), new Uint8Array(2), null, {}]) {
    const record = captureBody(body)
    expect(measureBody(record, body)).toBe(record)
  }
})

test("never runs the app's code", () => {
  const tripwire = makeTripwire()
  for (const body of [new URLSearchParams('a=b'), form]) {
    const marked = ['toString', 'forEach', 'entries', Symbol.iterator].reduce<object>(
      (object, name) => tripwire.withGetter(object, name),
      body,
    )
    measureBody(captureBody(marked), marked)
  }
  expect(tripwire.touched).toEqual([])
})
