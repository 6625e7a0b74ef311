import { afterEach, describe, expect, test, vi } from 'vitest'
import { install } from '../../src/adapters/console/install.ts'
import type { Diagnosis } from '../../src/model/diagnosis.ts'
import { diagnosed } from '../../src/page/call-observer.ts'
import { outsideZones } from '../../src/page/outside-zones.ts'

/** A zone as zone.js keeps it, of which no more is needed than who is in it. */
let zone = 'root'

function inZone<T>(name: string, part: () => T): T {
  const outer = zone
  zone = name
  try {
    return part()
  } finally {
    zone = outer
  }
}

const withZones = () => vi.stubGlobal('Zone', { root: { run: <T>(part: () => T) => inZone('root', part) } })

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('a part of ours runs where it is called, in a page without zone.js', () => {
  expect(inZone('app', () => outsideZones(() => zone))).toBe('app')
})

describe('in a page with zone.js, no task of ours is one of the app', () => {
  test('not the wait for what comes after a failure', async () => {
    withZones()
    const zones: string[] = []
    const onDiagnosis = vi.fn()
    const diagnosis = { stage: 'unknown' } as Diagnosis
    const explain = async () => {
      zones.push(zone)
      return diagnosis
    }
    const error = new TypeError('Failed to fetch')
    inZone('app', () => diagnosed({ version: 1, diagnosis: () => diagnosis, explain }, error, { onDiagnosis }, {}))
    expect(zones).toEqual(['root'])
    await vi.waitFor(() => expect(onDiagnosis).toHaveBeenCalledExactlyOnceWith(diagnosis, error))
  })

  test('not the listeners on an XMLHttpRequest', () => {
    withZones()
    class Xhr extends EventTarget {
      withCredentials = false
      open() {}
      setRequestHeader() {}
      send() {}
    }
    vi.stubGlobal('XMLHttpRequest', Xhr)
    const added: string[] = []
    vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation((type) => void added.push(`${type} in ${zone}`))
    const uninstall = install()
    inZone('app', () => {
      const xhr = new XMLHttpRequest()
      xhr.open('GET', 'https://api.example.com/orders')
      xhr.send()
    })
    uninstall()
    expect(added).toEqual(['error in root', 'timeout in root', 'abort in root', 'load in root', 'readystatechange in root'])
  })
})
