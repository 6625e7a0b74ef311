import { initOfRequest } from '../capture/init-of-request.ts'
import { predict } from '../capture/predict.ts'
import type { FetchArguments } from '../capture/rewrite-arguments.ts'
import { createSilentFetch } from '../page/create-fetch.ts'
import type { FetchOptions } from '../page/options.ts'
import { rewriterFor } from '../page/rewriter.ts'
import { CallError } from './call-error.ts'
import type { Endpoint } from './endpoint.ts'
import { tellPrediction } from './tell.ts'
import { findingsInOneLine } from './words.ts'

type Fetch = typeof globalThis.fetch

/** What to do about calls that need a preflight. */
export type PreflightMode = 'allow' | 'warn' | 'forbid'

/** What ky sends the requests of one call with. `uploads`: whether the app wants to see the progress of the body. */
export type Sender = (endpoint: Endpoint, uploads: boolean) => Fetch

/** @throws {TypeError} for a policy of `rewrite` that is wrong */
export function senderFor(options: FetchOptions, mode: PreflightMode): Sender {
  const send = createSilentFetch(options, {})
  const rewriter = rewriterFor('createClient', options.rewrite, options.environment)
  return (endpoint, uploads) => async (input, init) => {
    const streams = uploads || endpoint.bodyKind === 'stream'
    let args: FetchArguments = init ? [input, init] : [input]
    if (input instanceof Request) {
      // A Request hides that its body is a stream.
      if (streams && input.body && 'duplex' in Request.prototype)
        args = [input, { ...init, body: input.body, duplex: 'half' } as RequestInit]
      else if (rewriter?.(args)?.refused.length) args = await unpack(input, init)
    }
    const predicted = () => (rewriter?.(args)?.changed ? undefined : predict(...args, options.environment))
    const found = mode === 'forbid' && predicted()
    if (found && found.verdict === 'preflight')
      throw new CallError(endpoint, 'request', `was not sent, since it needs a preflight: ${findingsInOneLine(found.reasons)}`)
    tellPrediction(endpoint, predicted, uploads, mode === 'warn')
    return send(...args)
  }
}

/** The arguments that a Request was made of: rewriting reads no body of a Request. */
async function unpack(request: Request, init: RequestInit | undefined): Promise<FetchArguments> {
  const copy = request.clone()
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  const body = isForm ? await copy.text() : new Uint8Array(await copy.arrayBuffer())
  const { url, headers } = request
  return [url, { ...init, ...initOfRequest(request), headers, ...(body.length && { body }) }]
}
