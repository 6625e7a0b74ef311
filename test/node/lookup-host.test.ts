import { describe, expect, test } from 'vitest'
import { lookupHost } from '../../src/node/lookup-host.ts'

const resolve = (host: string, options: { all?: boolean; family?: 0 | 4 | 6 }) =>
  new Promise((resolve, reject) =>
    lookupHost(host, options, (error, ...rest) => (error === null ? resolve(rest) : reject(error))),
  )

describe('lookupHost', () => {
  test.each(['localhost', 'LOCALHOST', 'localhost.', 'a.b.localhost'])('answers loopback for %s, IPv6 first', async (host) => {
    const both = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ]
    expect(await resolve(host, { all: true })).toEqual([both])
    expect(await resolve(host, {})).toEqual(['::1', 6])
    expect(await resolve(host, { family: 4 })).toEqual(['127.0.0.1', 4])
  })
  test.each(['notlocalhost.invalid', 'localhost.invalid'])('asks the resolver for %s', async (host) => {
    await expect(resolve(host, { all: true })).rejects.toThrow()
  })
})
