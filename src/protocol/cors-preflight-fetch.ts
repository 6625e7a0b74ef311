import { type CorsPreflightSubject, corsPreflightResponse } from '../spec/fetch/cors-preflight-response.ts'
import { currentUrl, type Hop } from './hop.ts'
import { networkStackRefusal } from './network-stack-refusal.ts'
import { type End, originAt, type Play, refuse } from './play.ts'
import { sendMessage } from './send-message.ts'

/**
 * The CORS-preflight fetch of one hop, where it needs one; undefined: go on.
 *
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export async function corsPreflightFetch(play: Play, hop: Hop): Promise<End | undefined> {
  if (play.tainting !== 'cors') return undefined
  const origin = originAt(play, hop)
  const url = currentUrl(hop).href
  const needed = play.input.preflightOf({ method: hop.method, url, headers: hop.headers, origin })
  if (needed === null) return undefined
  const subject: CorsPreflightSubject = {
    method: needed.method,
    // `preflightOf` has settled the names, in the way of the engine; this is a value that no safelist admits.
    headers: needed.headers.map((name) => [name, '"']),
    origin,
    credentialsMode: play.input.request.credentialsMode,
    wildcardCoversAuthorization: play.engine !== 'standard',
  }
  const key = `${origin} ${url}`
  const remembered = play.preflights.get(key)
  if (remembered !== undefined && corsPreflightResponse(subject, remembered).grant !== undefined) return undefined

  const headers: [string, string][] = [
    ['Accept', '*/*'],
    ['Access-Control-Request-Method', needed.method],
  ]
  if (needed.headers.length > 0) headers.push(['Access-Control-Request-Headers', needed.headers.join(',')])
  headers.push(['Origin', origin])
  const answer = await sendMessage(play, hop, 'preflight', { method: 'OPTIONS', headers })
  if ('outcome' in answer) return answer
  const refusal = networkStackRefusal(play, hop, answer)
  if (refusal !== undefined) return refusal
  const { grant, failure } = corsPreflightResponse(subject, answer)
  if (failure !== undefined) return refuse(play, failure.rule, failure.subject)
  if (grant.maxAge > 0) play.preflights.set(key, answer)
  return undefined
}
