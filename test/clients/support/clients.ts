import axios from 'axios'
import ky from 'ky'
import { createFetch as createOfetch } from 'ofetch'
import createClient from 'openapi-fetch'
import wretch from 'wretch'

type Fetch = typeof globalThis.fetch

/** One GET by a client that was given this fetch; retries are off, so that one call is one failure. */
export interface Client {
  name: string
  /** Name of the error that the client throws for a failure of the network. */
  networkError: string
  get(fetch: Fetch, url: string, options?: { signal?: AbortSignal; timeout?: number }): Promise<unknown>
}

export const clients: Client[] = [
  {
    name: 'ky',
    networkError: 'NetworkError',
    get: (fetch, url, { signal, timeout } = {}) =>
      ky
        .create({ fetch, retry: 0, ...(timeout === undefined ? {} : { timeout }) })
        .get(url, signal === undefined ? {} : { signal })
        .json(),
  },
  {
    name: 'axios',
    networkError: 'AxiosError',
    get: (fetch, url, { signal, timeout } = {}) =>
      axios
        .create({ adapter: 'fetch', env: { fetch }, ...(timeout === undefined ? {} : { timeout }) })
        .get(url, signal === undefined ? {} : { signal }),
  },
  {
    name: 'ofetch',
    networkError: 'FetchError',
    get: (fetch, url, { signal, timeout } = {}) =>
      createOfetch({ fetch, Headers, AbortController })(url, {
        retry: 0,
        ...(signal === undefined ? {} : { signal }),
        ...(timeout === undefined ? {} : { timeout }),
      }),
  },
  {
    name: 'wretch',
    networkError: 'TypeError',
    get: (fetch, url, { signal, timeout } = {}) => {
      const chosen = timeout === undefined ? signal : AbortSignal.timeout(timeout)
      return wretch(url)
        .fetchPolyfill(fetch)
        .options(chosen === undefined ? {} : { signal: chosen })
        .get()
        .json()
    },
  },
  {
    name: 'openapi-fetch',
    networkError: 'TypeError',
    get: (fetch, url, { signal, timeout } = {}) => {
      const { origin, pathname } = new URL(url)
      const client = createClient<Record<string, { get: { responses: { 200: { content: { 'application/json': unknown } } } } }>>({
        baseUrl: origin,
        fetch: (request) => fetch(request),
      })
      const chosen = timeout === undefined ? signal : AbortSignal.timeout(timeout)
      return client.GET(pathname, chosen === undefined ? {} : { signal: chosen })
    },
  },
]
