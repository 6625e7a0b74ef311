import defaultKy, { type KyInstance, type RetryOptions } from 'ky'
import type { RewritePolicy } from '../model/rewrite.ts'
import type { FetchOptions } from '../page/options.ts'
import { ApiError } from './api-error.ts'
import type { CallOf } from './call.ts'
import type { Api } from './define-api.ts'
import type { Nothing } from './nothing.ts'
import { type Answer, performCall, withHealing } from './perform-call.ts'
import type { AllowedPreflight } from './preflight-of.ts'
import { senderFor } from './sender.ts'

declare const __WHYCORS_DEVELOPMENT__: boolean

/** What the diagnosis of failures may do; as for `createFetch`. */
export interface ClientExplainOptions extends Pick<FetchOptions, 'environment' | 'probe' | 'redact' | 'ledger' | 'onDiagnosis'> {
  /**
   * Milliseconds that a failed call waits for more evidence (events of the page, probes where they are allowed) before it rejects, where the kind
   * of the error cannot be told without. Where no probe is allowed it is done after 30, and at most 150. 0: none. Default: 1000.
   */
  wait?: number
}

/** Options of `createClient`. */
export interface ClientOptions<BaseUrl extends string | URL = string | URL, Rewrite = Readonly<Record<string, RewritePolicy>>> {
  /** What all paths begin with: `https://api.example.com/v1`, or `/api` on the page's own origin. Default: that of `ky`, else the page's own origin. */
  readonly baseUrl?: BaseUrl
  /** What sends the requests. Default: that of `ky`, else `globalThis.fetch`, looked up at each call. */
  readonly fetch?: typeof globalThis.fetch
  /** The instance whose options, hooks and retries all calls have. Default: ky itself. */
  readonly ky?: KyInstance
  /** How calls to an origin may be rewritten so that they need no preflight, by origin; as for `createFetch`. Default: none. */
  readonly rewrite?: Rewrite
  readonly explain?: ClientExplainOptions
}

/** A function for each endpoint of the contract. */
export type Client<A extends Api> = { readonly [Name in keyof A]: CallOf<A[Name]> } & {
  /** The instance of ky that was handed in, else the one that was made. */
  readonly $ky: KyInstance
}

const preflightModes: readonly string[] = ['allow', 'warn', 'forbid']
const optionKeys = ['baseUrl', 'fetch', 'ky', 'preflight', 'rewrite', 'explain']

/**
 * Makes a client of a contract: a function for each endpoint, on ky, with a diagnosis in each error.
 *
 * @param options `preflight`: what to do about calls that need a preflight. `allow` (default): nothing; `warn`: tell the developer, once for each
 *   endpoint; `forbid`: refuse them, in the types and, before anything is sent, at run time.
 * @throws {TypeError} for a policy of `rewrite` that is wrong, and in development for an unknown option or preflight mode
 * @example
 * const client = createClient(api, { baseUrl: 'https://api.example.com' })
 * const user = await client.getUser({ params: { id: 7 } })
 */
export function createClient<
  const A extends Api,
  const BaseUrl extends string | URL = '',
  const Rewrite extends Readonly<Record<string, RewritePolicy>> = Nothing,
  Ky extends KyInstance | undefined = undefined,
>(
  api: A,
  options: ClientOptions<BaseUrl, Rewrite> & {
    readonly ky?: Ky
    readonly preflight?: 'allow' | 'warn' | AllowedPreflight<A, BaseUrl, Rewrite, Ky>
  } = {},
): Client<A> {
  if (typeof __WHYCORS_DEVELOPMENT__ === 'undefined' || __WHYCORS_DEVELOPMENT__) {
    const unknown = Object.keys(options).find((key) => !optionKeys.includes(key))
    if (unknown !== undefined)
      throw new TypeError(`createClient: unknown option "${unknown}". Known are ${optionKeys.join(', ')}.`)
    const { preflight = 'allow' } = options
    if (!preflightModes.includes(preflight))
      throw new TypeError(`createClient: preflight must be one of ${preflightModes.join(', ')}; it is ${String(preflight)}.`)
  }
  const { baseUrl, rewrite, explain: { wait = 1000, ...explain } = {}, preflight } = options
  let { fetch } = options
  const ky = (options.ky ?? defaultKy).extend((defaults) => {
    fetch ??= defaults.fetch as typeof fetch
    return {
      // A path begins with a slash, which as a URL would lose the path of ky's own baseUrl.
      prefix: (baseUrl ?? defaults.prefix ?? defaults.baseUrl) as string,
      // A number has no rule of its own.
      retry: withHealing(defaults.retry as RetryOptions | undefined),
    }
  })
  const send = senderFor({ ...explain, fetch, rewrite } as FetchOptions, preflight as 'allow')
  const client: Record<string, unknown> = {}
  for (const [name, endpoint] of Object.entries(api)) {
    const withResponse = (request?: object) => performCall(ky, send, endpoint, wait, request)
    const call = (request?: object) => withResponse(request).then(({ data }: Answer) => data)
    client[name] = Object.assign(call, {
      endpoint,
      withResponse,
      safe: (request?: object) =>
        call(request).then(
          (data) => ({ ok: true, data }),
          (error: unknown) => ({ ok: false, error }),
        ),
      // Keys are kept and shown, and headers can hold secrets.
      key: ({ params, query, body }: { params?: unknown; query?: unknown; body?: unknown } = {}) => [
        name,
        { params, query, body },
      ],
      isError: (error: unknown) => error instanceof ApiError && error.endpoint === name,
    })
  }
  client['$ky'] = options.ky ?? ky
  return client as Client<A>
}
