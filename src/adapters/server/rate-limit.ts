import { parseIpAddress } from './ip-address.ts'

/** Questions a minute. */
export interface RateLimits {
  perClient: number
  total: number
}

const minute = 60_000

/** Counts what is let through, minute by minute; `take` answers the seconds to wait, 0 for none. Holds no more clients than questions. */
export function createRateLimit({ perClient, total }: RateLimits): { take(client: string): number } {
  let start = Number.NEGATIVE_INFINITY
  let taken = 0
  const clients = new Map<string, number>()
  return {
    take(client) {
      const now = performance.now()
      if (now - start >= minute) {
        start = now
        taken = 0
        clients.clear()
      }
      const key = clientKey(client)
      const own = clients.get(key) ?? 0
      if (own >= perClient || taken >= total) return Math.max(1, Math.ceil((start + minute - now) / 1000))
      clients.set(key, own + 1)
      taken += 1
      return 0
    },
  }
}

const mappedPrefix = `${'0'.repeat(80)}${'1'.repeat(16)}`

/** Whoever has an IPv6 address has the other 2^64 of its network too. */
function clientKey(client: string): string {
  const address = parseIpAddress(client)
  if (address === null) return client.slice(0, 200)
  if (address.startsWith(mappedPrefix)) return address.slice(96)
  return address.length === 32 ? address : address.slice(0, 64)
}
