import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { describe, expect, test } from 'vitest'
import { isPublicAddress, parseIpAddress } from '../../../src/adapters/server/ip-address.ts'
import { pinHost } from '../../../src/adapters/server/pin-host.ts'

const v4 = (address: string): LookupAddress => ({ address, family: 4 })
const v6 = (address: string): LookupAddress => ({ address, family: 6 })

/** A resolver that answers otherwise each time. */
function resolver(...answers: LookupAddress[][]) {
  const asked: string[] = []
  const lookup: LookupFunction = (host, _, callback) => {
    asked.push(host)
    callback(null, answers[Math.min(asked.length, answers.length) - 1] ?? [])
  }
  return { lookup, asked }
}
const isPublic = (text: string) => {
  const address = parseIpAddress(text)
  return address !== null && isPublicAddress(address)
}
const pin = (lookup: LookupFunction, timeout = 1000) => pinHost('api.test', isPublic, { timeout, lookup })
const ask = (lookup: LookupFunction, options: { all?: boolean; family?: number }) =>
  new Promise<unknown[]>((resolve) => lookup('api.test', options, (...answer) => resolve(answer)))

describe('pinHost', () => {
  test('resolves once: a name that turns to loopback afterwards gains nothing', async () => {
    const { lookup, asked } = resolver([v4('1.1.1.1'), v6('2606:4700::1')], [v4('127.0.0.1')])
    const pinned = await pin(lookup)
    if (pinned === 'not-allowed') throw new Error('refused')
    expect(await ask(pinned, { all: true })).toEqual([null, [v4('1.1.1.1'), v6('2606:4700::1')]])
    expect(await ask(pinned, {})).toEqual([null, '1.1.1.1', 4])
    expect(await ask(pinned, { family: 6 })).toEqual([null, '2606:4700::1', 6])
    expect(asked).toEqual(['api.test'])
  })

  test.each<[string, LookupAddress[]]>([
    ['loopback', [v4('127.0.0.1')]],
    ['one private address beside a public one', [v4('1.1.1.1'), v4('10.0.0.1')]],
    ['a mapped address', [v6('::ffff:169.254.169.254')]],
    ['a NAT64 address', [v6('64:ff9b::a9fe:a9fe')]],
    ['what is no address', [v4('0177.0.0.1')]],
    ['nothing', []],
  ])('refuses %s', async (_, addresses) => {
    expect(await pin(resolver(addresses).lookup)).toBe('not-allowed')
  })

  test('fails alike where the name does not resolve', async () => {
    const failure = Object.assign(new Error('no'), { code: 'ENOTFOUND' })
    const pinned = await pin((_host, _options, callback) => callback(failure, []))
    if (pinned === 'not-allowed') throw new Error('refused')
    expect(await ask(pinned, { all: true })).toEqual([failure, []])
  })

  test('does not wait for a resolver for ever', async () => {
    const pinned = await pin(() => {}, 20)
    if (pinned === 'not-allowed') throw new Error('refused')
    expect(await ask(pinned, { all: true })).toMatchObject([{ code: 'ETIMEDOUT' }, []])
  })
})
