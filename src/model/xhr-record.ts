/**
 * An XMLHttpRequest as the app made it, up to `send`. Only `url` has no default.
 *
 * @example { method: 'POST', url: '/orders', headers: [['content-type', 'application/json']], body: '{}' }
 */
export interface XhrRecord {
  url: string | URL
  /** As given to `open`. Default: `GET`. */
  method?: string
  /** One pair for each call of `setRequestHeader`, in their order. Default: none. */
  headers?: readonly (readonly [name: string, value: string])[]
  /** What `send` is given. Default: nothing. */
  body?: Document | XMLHttpRequestBodyInit | null
  /** Whether a listener is registered on `upload` (also as `onprogress` and the like) when `send` is called. Default: false. */
  uploadListener?: boolean
  /** Default: false. */
  withCredentials?: boolean
  /** As given to `open`. Default: true. */
  async?: boolean
  /** As given to `open`. Default: none. */
  username?: string | null
  /** As given to `open`. Default: none. */
  password?: string | null
}
