import { predict } from '../capture/predict.ts'
import type { FetchArguments } from '../capture/rewrite-arguments.ts'
import type { RuleId } from '../model/finding.ts'
import { createSilentFetch } from '../page/create-fetch.ts'
import { development } from '../page/development.ts'
import type { FetchOptions } from '../page/options.ts'
import { rewriterFor } from '../page/rewriter.ts'
import { CallError } from './call-error.ts'
import type { Endpoint } from './endpoint.ts'
import { tell } from './tell.ts'
import { findingsInOneLine } from './words.ts'

type Fetch = typeof globalThis.fetch

/** What to do about calls that need a preflight. */
export type PreflightMode = 'allow' | 'warn' | 'forbid'

/** What ky sends the requests of one call with. `uploads`: whether the app wants to see the progress of the body. */
export type Sender = (endpoint: Endpoint, uploads: boolean) => Fetch

/** Notes of a prediction that mean a loss, and that nobody else tells. */
const losses: readonly RuleId[] = ['method-not-normalized', 'credentials-need-exact-origin', 'forbidden-request-header']

/** @throws {TypeError} for a policy of `rewrite` that is wrong */
export function senderFor(options: FetchOptions, mode: PreflightMode): Sender {
  const send = createSilentFetch(options, {})
  const rewriter = rewriterFor('createClient', options.rewrite, options.environment)
  return (endpoint, uploads) => async (input, init) => {
    let args: FetchArguments = init ? [input, init] : [input]
    if (input instanceof Request) {
      // Where ky makes a stream of the body, say so: a Request hides it.
      if (uploads && input.body && 'duplex' in Request.prototype)
        args = [input, { ...init, body: input.body, duplex: 'half' } as RequestInit]
      else if (rewriter?.(args)?.refused.length) args = await unpack(input, init)
    }
    if ((mode === 'forbid' || development) && !rewriter?.(args)?.changed) {
      const { verdict, reasons, notes } = predict(...args, options.environment)
      if (verdict === 'preflight') {
        const streams = uploads && reasons.some(({ rule }) => rule === 'stream-body')
        const why = () => `${streams ? 'onUploadProgress makes a stream of the body. ' : ''}${findingsInOneLine(reasons)}`
        if (mode === 'forbid') throw new CallError(endpoint, 'request', `was not sent, since it needs a preflight: ${why()}`)
        if (mode === 'warn' || streams)
          tell(() => `${endpoint.name}: ${endpoint.method} ${endpoint.path} needs a preflight: ${why()}`)
      }
      for (const note of notes)
        if (losses.includes(note.rule))
          tell(() => `${endpoint.name}: ${endpoint.method} ${endpoint.path}: ${findingsInOneLine([note])}`)
    }
    return send(...args)
  }
}

/** The arguments that a Request was made of, where its body is text: rewriting reads no body of a Request. */
async function unpack(request: Request, init: RequestInit | undefined): Promise<FetchArguments> {
  const { method, headers, mode, credentials, cache, redirect, referrer, referrerPolicy, integrity, keepalive, signal } = request
  const type = headers.get('content-type') ?? ''
  if (request.body && !/json|urlencoded|^text\//.test(type)) return init ? [request, init] : [request]
  const body = await request.clone().text()
  const made = { method, headers, mode, credentials, cache, redirect, referrer, referrerPolicy, integrity, keepalive, signal }
  return [request.url, { ...init, ...made, ...(body !== '' && { body }) }]
}
