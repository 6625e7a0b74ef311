import type { Transport } from '../../protocol/transport.ts'

/** Options of `createProbeHandler`: what it may ask, for whom, and how often. */
export interface ProbeHandlerOptions {
  /**
   * Serialized origins of the APIs that may be asked, such as `https://api.example.com`. No wildcard. An origin with an IP address or
   * `localhost` as its host may be asked though it is not public.
   */
  allow: readonly string[]
  /**
   * Serialized origins of the app's own pages. Default: that of the URL which was asked, as the Host header tells it; name yours where a proxy
   * stands in front, or where the server answers to any Host.
   */
  origins?: readonly string[]
  /** Paths of the APIs that may be asked by GET or HEAD, such as `/orders/:id`. Default: none, so that only OPTIONS is sent. */
  paths?: readonly string[]
  /** Addresses that are not public and may be asked all the same, such as `10.1.0.0/16`. Default: none. */
  addresses?: readonly string[]
  /** Questions a minute: of one client (default 6), and together (default 60). */
  limits?: { perClient?: number; total?: number }
  /**
   * Sends one message where there is no Node. It must follow no redirect, use no proxy and no cookie, and look after the addresses itself.
   * Default: connections of its own, by node:net.
   */
  send?: Transport
}
