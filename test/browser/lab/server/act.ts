/** Headers as they are written, in this order, repeats included. */
export type Pairs = readonly (readonly [name: string, value: string])[]

/** One request as it reached a server, and the origins that answers may speak of. */
export interface Ask {
  method: string
  path: string
  /** Null where the header did not come. */
  header(name: string): string | null
  /** How many requests of this method had come before this one. */
  earlier: number
  /** The origin of the page, whatever the request's own Origin says. */
  page: string
  /** This server, and the other one of the same scenario. */
  here: string
  there: string
  /** An origin on which nobody listens. */
  dead: string
}

/** What a server does with a request. */
export type Act =
  | { status: number; headers: Pairs; body?: string | Buffer; after?: number }
  /** These bytes, a moment later perhaps some more; then the end of the connection, its reset, or silence. */
  | { bytes: string | Buffer; later?: string; ending: 'end' | 'reset' | 'silence' }
  /** The connection ends, is reset, or stays, without a byte. */
  | 'close'
  | 'reset'
  | 'silence'

export type Behaviour = (ask: Ask) => Act

/** One origin of a scenario. */
export interface HostSpec {
  /** How each request under the scenario's own path is answered. */
  answer?: Behaviour
  /** Whether the root and all other paths are answered like that. Default: they are a healthy 404. */
  everywhere?: true
  /** What is done to a connection before it has sent anything. */
  atConnect?: 'close' | 'reset' | { bytes: string }
  /** What the server shows on TLS; absent: it speaks plain HTTP. */
  tls?: 'self-signed' | 'expired' | 'other-host' | 'trusted-by-browser'
}
