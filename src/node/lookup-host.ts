import { lookup } from 'node:dns'
import { isIPv6, type LookupFunction } from 'node:net'

const loopback = ['::1', '127.0.0.1']

/** Resolves a host as a browser does: `localhost` and the names below it are the loopback addresses, whatever the resolver says. */
export const lookupHost: LookupFunction = (hostname, options, callback) => {
  if (!/^(?:.+\.)?localhost\.?$/i.test(hostname)) {
    lookup(hostname, { ...options, verbatim: true }, callback)
    return
  }
  const addresses = loopback.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  const fitting =
    options.family === 4 || options.family === 6 ? addresses.filter(({ family }) => family === options.family) : addresses
  const [first] = fitting
  if (options.all === true) callback(null, fitting)
  else callback(null, first?.address ?? '127.0.0.1', first?.family ?? 4)
}
