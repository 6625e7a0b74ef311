import { checkOptions, listOf, type OptionChecks } from '../../model/rewrite-contract.ts'
import { isRewriteRoute, parseRewriteRoute, type RewriteRoute } from '../../model/rewrite-route.ts'
import type { Transport } from '../../protocol/transport.ts'
import { isBadPort } from '../../spec/fetch/is-bad-port.ts'
import { parseOrigin } from '../../spec/html/origin.ts'
import { isInRange, isPublicAddress, parseIpAddress, parseIpRange } from './ip-address.ts'
import type { ProbeHandlerOptions } from './probe-options.ts'
import type { RateLimits } from './rate-limit.ts'

/** Options that were checked, in the form that is quick to ask. */
export interface PreparedProbeOptions {
  allow: ReadonlySet<string>
  /** Null: the origin of the URL that was asked. */
  origins: ReadonlySet<string> | null
  isListedPath(path: string): boolean
  /** Whether a connection to this address may be made for a host. */
  mayConnect(host: string, address: string): boolean
  limits: RateLimits
  send: Transport | null
}

const isWebOrigin = (text: string) => {
  const origin = parseOrigin(text)
  return origin?.kind === 'tuple' && /^https?$/.test(origin.scheme) && !text.includes('*')
    ? undefined
    : 'is no origin such as "https://api.example.com", without a path and in small letters'
}

const hasBadPort = (origin: string) => {
  const { port } = new URL(origin)
  return port !== '' && isBadPort(Number(port))
}

const isCount = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) > 0 ? undefined : 'must be a whole number above 0'

const limitChecks = { perClient: isCount, total: isCount }

const checks = {
  allow: listOf((text) => isWebOrigin(text) ?? (hasBadPort(text) ? 'has a port that browsers refuse' : undefined)),
  origins: listOf(isWebOrigin),
  paths: listOf((path) => (routeOf(path) ? undefined : 'is no path such as "/orders/:id"')),
  addresses: listOf((text) => (parseIpRange(text) ? undefined : 'is no IP address or range such as "10.1.0.0/16"')),
  limits: (value) => {
    checkOptions('createProbeHandler: "limits"', value, limitChecks)
    return undefined
  },
  send: (value) => (typeof value === 'function' ? undefined : 'must be a function'),
} satisfies OptionChecks

/** @throws {TypeError} for an unknown option, or a value that is wrong */
export function prepareProbeOptions(options: ProbeHandlerOptions = { allow: [] }): PreparedProbeOptions {
  checkOptions('createProbeHandler', options, checks)
  const { allow = [], origins, paths = [], addresses = [], limits = {}, send = null } = options
  if (allow.length === 0) throw new TypeError('createProbeHandler: "allow" must name the origins that may be asked.')
  if (origins?.length === 0) throw new TypeError('createProbeHandler: "origins" must name an origin, or be left out.')
  if (send !== null && addresses.length > 0)
    throw new TypeError('createProbeHandler: "addresses" goes with connections of its own, and "send" replaces them.')
  const routes = paths.map(routeOf).filter((route) => route !== null)
  const ranges = addresses.map(parseIpRange).filter((range) => range !== null)
  return {
    allow: new Set(allow),
    origins: origins === undefined ? null : new Set(origins),
    isListedPath: (path) => isRewriteRoute(routes, 'GET', path),
    mayConnect(host, text) {
      if (isLocalhost(host)) return true
      const address = parseIpAddress(text)
      return address !== null && (isPublicAddress(address) || ranges.some((range) => isInRange(address, range)))
    },
    limits: { perClient: limits.perClient ?? 6, total: limits.total ?? 60 },
    send,
  }
}

/** The patterns are those of rewriting, and as strict about what a path may hold; the method does not matter here. */
function routeOf(path: string): RewriteRoute | null {
  const route = parseRewriteRoute(`PUT ${path}`)
  return route === null ? null : { ...route, method: 'GET' }
}

/** Such a name means loopback whatever a resolver says, and whoever allowed the origin wrote it. */
function isLocalhost(host: string): boolean {
  return /^(?:.+\.)?localhost\.?$/.test(host)
}
