import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { lookupHost } from '../../node/lookup-host.ts'

/**
 * Resolves a host once and answers a lookup that gives the same addresses for ever, so that a name which changes its mind between the check
 * and the connection gains nothing. One address that may not be asked refuses all of them. A name that does not resolve gives a lookup that
 * fails alike.
 */
export async function pinHost(
  host: string,
  mayConnect: (address: string) => boolean,
  { timeout, lookup = lookupHost }: { timeout: number; lookup?: LookupFunction },
): Promise<LookupFunction | 'not-allowed'> {
  const found = await resolve(host, lookup, timeout)
  if ('failure' in found) return (_host, _options, callback) => queueMicrotask(() => callback(found.failure, []))
  if (found.addresses.length === 0 || !found.addresses.every(({ address }) => mayConnect(address))) return 'not-allowed'
  return (_host, { all, family }, callback) => {
    const fitting = found.addresses.filter((each) => (family !== 4 && family !== 6) || each.family === family)
    const [first] = fitting
    queueMicrotask(() => {
      if (all === true) callback(null, fitting)
      else if (first === undefined) callback(Object.assign(new Error('no such address'), { code: 'ENOTFOUND' }), '')
      else callback(null, first.address, first.family)
    })
  }
}

function resolve(
  host: string,
  lookup: LookupFunction,
  timeout: number,
): Promise<{ addresses: LookupAddress[] } | { failure: NodeJS.ErrnoException }> {
  return new Promise((settle) => {
    const late = Object.assign(new Error('the name was not resolved in time'), { code: 'ETIMEDOUT' })
    const timer = setTimeout(() => settle({ failure: late }), timeout)
    lookup(host, { all: true }, (error, addresses) => {
      clearTimeout(timer)
      settle(error === null ? { addresses: Array.isArray(addresses) ? addresses : [] } : { failure: error })
    })
  })
}
