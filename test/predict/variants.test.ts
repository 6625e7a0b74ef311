import { expect, test } from 'vitest'
import { variants } from '../../src/predict/variants.ts'
import { recordOf, text } from './record-of.ts'

const hidden = { kind: 'request', usable: true } as const

test('there are none where all that matters was seen', () => {
  expect(variants(recordOf({ method: 'POST', body: text, headers: [['accept', 'a, b']] }))).toBeUndefined()
  expect(variants(recordOf({ combinedHeaders: true, headers: [['accept', 'a,b']] }))).toEqual([])
})

test('the body of a Request may have been a stream', () => {
  expect(variants(recordOf({ method: 'POST', body: hidden }))).toMatchObject([
    { body: { kind: 'stream' }, duplex: 'half', method: 'POST' },
  ])
})

test('or a long one, where that matters', () => {
  expect(variants(recordOf({ method: 'POST', body: hidden, keepalive: true }))).toMatchObject([
    {},
    { body: { kind: 'string', byteLength: 65_537 } },
  ])
})

test('the headers of a Request may have been several of one name', () => {
  const headers: [string, string][] = [
    ['accept', 'a, b'],
    ['x-a', '1'],
  ]
  expect(variants(recordOf({ combinedHeaders: true, headers }))).toMatchObject([
    {
      headers: [
        ['accept', 'a'],
        ['accept', 'b'],
        ['x-a', '1'],
      ],
    },
  ])
})
