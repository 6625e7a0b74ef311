import { expect, test } from 'vitest'
import { simulateOutage } from './support/simulate-outage.ts'

const outage = { pages: 100_000, seconds: 600, every: 10, tries: 3, wanted: 6, seed: 1 }

test('an outage of ten minutes and 100,000 pages: probes add less than 5 % to the load of the app', () => {
  const { requests, probes, asked, share, worst } = simulateOutage(outage)
  console.log(
    `${requests} requests of the app, ${probes} probes of ${asked} pages: ${share.toFixed(2)} %, at worst ${worst.toFixed(2)} % in ten seconds`,
  )
  expect(requests).toBeGreaterThan(17_000_000)
  expect(asked).toBeGreaterThan(4000)
  expect(share).toBeLessThan(5)
  expect(worst).toBeLessThan(5)
})

test('a page that calls once a minute and does not try again is not asked for more than the app asks itself', () => {
  const { share } = simulateOutage({ ...outage, every: 60, tries: 1 })
  expect(share).toBeLessThan(5)
})
