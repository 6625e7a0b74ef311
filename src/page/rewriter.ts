import { captureEnvironment } from '../capture/capture-environment.ts'
import { captureFetch } from '../capture/capture-fetch.ts'
import { type RewriteResult, rewriteArguments } from '../capture/rewrite-arguments.ts'
import type { Environment } from '../model/environment.ts'
import { preparePolicy } from '../rewrite/prepare-policy.ts'
import { originOfUrl, serializeOrigin } from '../spec/html/origin.ts'
import type { FetchOptions } from './options.ts'
import { absoluteUrl } from './summarize-request.ts'

/** Rewrites the arguments of a call; undefined for an origin without a policy. */
export type Rewriter = (args: Parameters<typeof globalThis.fetch>) => RewriteResult | undefined

/** @throws {TypeError} for a key that is no http(s) origin, and for a policy that is wrong */
export function rewriterFor(caller: string, policies: FetchOptions['rewrite'], environment?: Environment): Rewriter | undefined {
  if (policies === undefined) return undefined
  const prepared = new Map(
    Object.entries(policies).map(([origin, policy]) => {
      const at = `${caller}: rewrite["${origin}"]`
      if (!isHttpOrigin(origin)) throw new TypeError(`${at} is no origin such as "https://api.example.com", without a path.`)
      return [origin, preparePolicy(at, policy)]
    }),
  )
  return ([input, init]) => {
    const record = captureFetch(input)
    const page = captureEnvironment(environment, record.url)
    const url = absoluteUrl(record, page)
    const policy = url === undefined ? undefined : prepared.get(serializeOrigin(originOfUrl(new URL(url))))
    return policy === undefined ? undefined : rewriteArguments(input, init, policy, page)
  }
}

function isHttpOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}
