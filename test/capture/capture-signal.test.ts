import { expect, test } from 'vitest'
import { captureSignal, signalState } from '../../src/capture/capture-signal.ts'
import { makeTripwire } from './tripwire.ts'

const url = 'https://api.example/'
const { signal } = new AbortController()

test('the signal of init comes before that of a Request', () => {
  const request = new Request(url, { signal: AbortSignal.abort('of the request') })
  expect(captureSignal(request, { signal })).toBe(signal)
  expect(signalState(captureSignal(request, {}))).toMatchObject({ aborted: true })
  expect(captureSignal(request, { signal: null })).toBeUndefined()
})

test.each([
  ['no init', undefined],
  ['no signal', {}],
  ['no AbortSignal', { signal: {} }],
  ['text', { signal: 'x' }],
  ['an init of a class', new Map()],
])('%s gives none', (_, init) => {
  expect(captureSignal(url, init)).toBeUndefined()
})

test('the state is that of the signal, whatever the app has put on it', () => {
  expect(signalState(undefined)).toEqual({ aborted: false, reason: undefined })
  expect(signalState(signal)).toEqual({ aborted: false, reason: undefined })
  const reason = { a: 1 }
  const tripwire = makeTripwire()
  const aborted = tripwire.withGetter(tripwire.withGetter(AbortSignal.abort(reason), 'aborted'), 'reason')
  expect(signalState(aborted)).toEqual({ aborted: true, reason })
  expect(tripwire.touched).toEqual([])
})

test("never runs the app's code", () => {
  const tripwire = makeTripwire()
  expect(captureSignal(url, tripwire.withGetter({}, 'signal'))).toBeUndefined()
  expect(captureSignal(url, { signal: tripwire.proxyOf(signal) })).toBeUndefined()
  expect(captureSignal(url, { signal: Object.create(tripwire.proxyOf(signal)) })).toBeUndefined()
  expect(captureSignal(tripwire.proxyOf(new Request(url)), tripwire.proxyOf({}))).toBeUndefined()
  expect(tripwire.touched).toEqual([])
})
