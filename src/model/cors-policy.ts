/**
 * What an API answers to CORS, as its server is configured. A value is what the header says: `*` is the wildcard itself, with its limits, and
 * a header whose field is absent is not sent.
 *
 * @example
 * { origins: ['https://app.example.com'], methods: ['PUT', 'DELETE'], headers: ['Authorization', 'Content-Type'], credentials: true, maxAge: 7200 }
 */
export interface CorsPolicy {
  /** Serialized origins (`https://app.example.com`) that may read answers, each of which is answered by name; or `*`. */
  origins: '*' | readonly string[]
  /** Methods that a preflight allows. GET, HEAD and POST need no leave. Default: none. */
  methods?: '*' | readonly string[]
  /** Names of request headers that a preflight allows. Default: none. */
  headers?: '*' | readonly string[]
  /** Whether requests with credentials are allowed. Default: false. */
  credentials?: boolean
  /** Names of response headers that the page may read, beyond those that it always may. Default: none. */
  expose?: '*' | readonly string[]
  /** How long browsers may keep what a preflight allowed, in seconds (they cap it). Default: not said, which they take for 5. */
  maxAge?: number
}
