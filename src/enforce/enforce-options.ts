import type { Engine } from '../model/environment.ts'
import type { EnforceObserver } from './enforce-observer.ts'

/** The page that requests are made from, as far as it decides about CORS. */
export interface EnforceOptions {
  /** Serialized origin of the page, such as `https://app.example.com`; `null` as a string for an opaque one (a sandboxed frame, a file). */
  origin: string
  /** The browser whose behaviour is enforced. Default: `chromium`. */
  engine?: Engine
  /** What relative URLs are resolved against. Default: `origin`, or the document's own base where the page at hand is of that origin. */
  baseUrl?: string
  /** Whether the page blocks mixed content. Default: true exactly where `origin` is an https origin. */
  secureContext?: boolean
  /** Credentials mode of calls that name none. Default: `same-origin`, as in browsers. */
  credentials?: RequestCredentials
  /**
   * Cookies that the browser has already, as `Set-Cookie` lines by host or origin: `{ 'api.example.com': ['id=1; SameSite=None; Secure'] }`. What
   * answers set is added. Default: none.
   */
  cookies?: Readonly<Record<string, string | readonly string[]>>
  /**
   * Whether cookies that are not `Partitioned` go to other sites, and are taken from them. Default: what the engine does when it is fresh: false for
   * `chromium` (156 on Debian, measured 2026-11-23; 147 sent them) and `webkit`, true for `gecko`, which gives each site a jar of its own, and `standard`.
   */
  thirdPartyCookies?: boolean
  /** Changes each URL after secrets were elided and before it is kept in a diagnosis; for what the app knows to be secret. */
  redact?(url: string): string
  /** Is told of each call and of how it ended. */
  observer?: EnforceObserver
}

/** All there are. */
export const enforceOptionNames = {
  origin: true,
  engine: true,
  baseUrl: true,
  secureContext: true,
  credentials: true,
  cookies: true,
  thirdPartyCookies: true,
  redact: true,
  observer: true,
} satisfies Record<keyof EnforceOptions, true>
