import type { Call, Origins, Scenario } from './scenario.ts'

/** One call as the page gets it. */
export interface PageCall {
  id: string
  title: string
  story: string
  url: string
  init: { method?: string; headers?: Record<string, string>; body?: string; credentials?: RequestCredentials; mode?: RequestMode }
  stop: Call['stop'] | null
  /** Whether the call is meant to succeed. */
  healthy: boolean
  /** What Chromium itself says is wrong; null for a healthy call. */
  verdict: string | null
}

/** What the page needs to know to make a call, and the truth about it, for the end. */
export function toPageCall({ id, title, story, call, verdict }: Scenario, origins: Origins): PageCall {
  const { method, headers, body, credentials, mode } = call
  return {
    id,
    title,
    story,
    url: urlOf(call, origins),
    init: {
      ...(method === undefined ? {} : { method }),
      ...(headers === undefined ? {} : { headers: { ...headers } }),
      ...(body === undefined ? {} : { body }),
      ...(credentials === undefined ? {} : { credentials }),
      ...(mode === undefined ? {} : { mode }),
    },
    stop: call.stop ?? null,
    healthy: verdict === null,
    verdict,
  }
}

/** Where a call goes. */
export function urlOf({ host = 'api', path }: Call, origins: Origins): string {
  return origins[host] + path
}
