import { isIP } from 'node:net'
import { browserHeaders } from '../../node/browser-headers.ts'
import { sendRaw } from '../../node/send-raw.ts'
import type { Transport } from '../../protocol/transport.ts'
import { pinHost } from './pin-host.ts'

/** How long the messages of one question may take together, in milliseconds. */
const patience = 5000

/**
 * A transport to one host over connections of its own: no proxy, no cookie, no redirect, and no address that may not be asked. An address in
 * the place of the name was named by whoever allowed the origin.
 */
export async function nodeTransport(
  hostname: string,
  mayConnect: (address: string) => boolean,
): Promise<Transport | 'not-allowed'> {
  const end = performance.now() + patience
  const left = () => Math.max(1, Math.ceil(end - performance.now()))
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  const lookup = isAddress ? undefined : await pinHost(hostname, mayConnect, { timeout: patience })
  if (lookup === 'not-allowed') return lookup
  return (message) =>
    sendRaw({ ...message, headers: browserHeaders(message) }, { timeout: left(), ...(lookup === undefined ? {} : { lookup }) })
}
