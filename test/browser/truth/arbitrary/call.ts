import fc, { type Arbitrary } from 'fast-check'
import type {
  Api,
  BeaconCall,
  BodyOfCall,
  Call,
  FetchCall,
  HeadersOfCall,
  InitOfCall,
  JsonValue,
  PageOfCall,
  XhrCall,
} from '../call.ts'
import { beaconBody, bigBody, fetchBody, requestBody, xhrBody } from './body.ts'
import { from, present, seldom, weighted, word } from './combine.ts'
import { entries, headers, withoutRepetition } from './headers.ts'
import { token } from './text.ts'
import { plain, url } from './url.ts'

const method = weighted<string>(
  [6, word('GET POST')],
  [2, word('HEAD PUT DELETE PATCH OPTIONS')],
  [2, word('get post head put delete patch options pOsT GeT Head Put Delete Patch OPTIONs')],
  [1, word('QUERY CHICKEN PROPFIND LINK PURGE M-SEARCH x PATCHX GETX query propfind * !')],
  [1, word('TRACE trace TRACK Track CONNECT connect CoNnEcT')],
  [1, from('', ' ', 'GET ', ' GET', 'G ET', 'GE:T', 'GET\n', 'GËT', '€', 'a/b', '(x)', '"GET"', 'X\0')],
  [1, token],
)

const methodWithBody = weighted<string>([8, from('POST')], [2, word('PUT PATCH DELETE post patch OPTIONS')], [1, method])

/** Mostly a sound value, one time in so many another one. */
const choice = (sound: string, unsound: string[], weight = 9) => weighted<JsonValue>([weight, word(sound)], [1, from(...unsound)])
const json = (...values: JsonValue[]) => from(...values)

const members: Arbitrary<Record<string, JsonValue>> = fc
  .record({
    mode: seldom(
      25,
      weighted([4, json('cors')], [4, json('no-cors')], [3, json('same-origin')], [1, json('navigate', 'CORS', '', 'x')]),
    ),
    credentials: seldom(20, choice('omit same-origin include', ['', 'x', 'Include'])),
    cache: seldom(15, choice('default no-store reload no-cache force-cache only-if-cached', ['', 'x'], 12)),
    redirect: seldom(15, choice('follow error manual', ['', 'x'])),
    referrer: seldom(8, json('', 'about:client', 'about:client#x', '/x', 'http://other.test/', 'http://[', 'x')),
    referrerPolicy: seldom(
      8,
      choice('no-referrer origin unsafe-url same-origin strict-origin', ['', 'x', 'never', 'always', 'Origin'], 6),
    ),
    integrity: seldom(6, json('', 'sha256-x', 'x', 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=')),
    keepalive: seldom(12, json(true, true, true, true, false, 1, 0, 'x', null)),
    priority: seldom(6, choice('high low auto', ['x', ''], 4)),
    window: seldom(3, json(null, null, 1, 'x')),
    duplex: seldom(4, choice('half', ['full', 'x', ''], 2)),
    unknownMember: seldom(3, json(1, { a: 1 })),
    // Of Chromium alone. The servers are on the machine itself.
    targetAddressSpace: seldom(2, json('loopback', 'unknown')),
    attributionReporting: seldom(1, json({}, null)),
  })
  .map((own) => present(own) as Record<string, JsonValue>)

const dice = fc.nat({ max: 99 })

const initWith = (bodies: Arbitrary<BodyOfCall>, someHeaders: Arbitrary<HeadersOfCall>): Arbitrary<InitOfCall> =>
  fc
    .record({
      own: members,
      headers: seldom(62, someHeaders),
      body: seldom(40, bodies),
      method: seldom(45, method),
      methodWithBody,
      signal: seldom(6, from('live', 'live', 'live', 'aborted', 'object')),
      dice,
    })
    .map((parts) => {
      const { body, signal } = parts
      // A body on a method without one makes the call throw, whatever else it is: seldom is enough.
      const chosen = body !== undefined && parts.dice > 5 ? parts.methodWithBody : parts.method
      const all: Record<string, JsonValue> = { ...parts.own, ...present({ method: chosen }) }
      if (body?.kind === 'stream' && parts.dice > 20) all['duplex'] ??= 'half'
      return present({ members: Object.keys(all).length > 0 ? all : undefined, headers: parts.headers, body, signal })
    })

const init = initWith(fetchBody, headers)
const initOfRequest = initWith(requestBody, headers.map(withoutRepetition))

/** Around the keepalive limit. */
const bigInit: Arbitrary<InitOfCall> = fc
  .tuple(bigBody, json(true, true, true, false), word('POST POST PUT'), seldom(30, headers))
  .map(([body, keepalive, verb, own]) => ({ members: { method: verb, keepalive }, body, ...present({ headers: own }) }))

const anyInit = weighted<InitOfCall>([40, init], [1, bigInit])

/** What is read without a network can still fail its integrity check: that is no matter of what is sent. */
const isLocal = /^(data|blob):|^\{blob\}/i

const fetchCall: Arbitrary<FetchCall> = fc
  .record({
    url,
    input: from('text', 'text', 'text', 'text', 'url', 'request', 'request'),
    init: seldom(92, anyInit),
    request: initOfRequest,
    before: seldom(12, from('clone', 'clone', 'read')),
    dice,
  })
  .map(({ url: target, input, init: own, request, before, dice: rolled }) => {
    const call: FetchCall = { api: 'fetch', url: target, input, ...present({ init: own }) }
    if (input !== 'request') return call
    const { init: second, ...rest } = call
    const init = rolled < 60 ? undefined : second
    // In Firefox nobody can see whether a Request has a body, which throws with such a method: seldom is enough.
    const losesBody = /^(get|head)$/i.test(String(init?.members?.['method'])) && init?.body === undefined && rolled < 98
    const { body: _, ...bodiless } = request
    return { ...rest, request: losesBody ? bodiless : request, ...present({ before, init }) }
  })
  .filter((call) => !isLocal.test(call.url) || !(call.request?.members?.['integrity'] || call.init?.members?.['integrity']))

const xhrCall: Arbitrary<XhrCall> = fc
  .record({
    url,
    method: seldom(40, method),
    methodWithBody,
    headers: seldom(60, entries),
    body: seldom(50, xhrBody),
    upload: seldom(15, from('listener', 'handler', 'listener', 'handler', 'after-send')),
    withCredentials: seldom(15, from(true)),
    sync: seldom(8, from(true)),
    username: seldom(4, from('', 'user')),
    password: seldom(4, from('', 'secret')),
    dice,
  })
  .map(({ methodWithBody: fitting, dice: rolled, headers: list, ...parts }) => {
    const chosen = parts.body !== undefined && rolled > 15 ? fitting : (parts.method ?? 'GET')
    const { method: _, url: target, ...optional } = parts
    return { api: 'xhr', url: target, method: chosen, headers: list ?? [], ...present(optional) }
  })

const beaconCall: Arbitrary<BeaconCall> = fc
  .tuple(url, seldom(92, beaconBody))
  .map(([target, body]) => ({ api: 'beacon', url: target, ...present({ body }) }))

const callsOf: Record<Api, [weight: number, Arbitrary<Call>]> = {
  fetch: [14, fetchCall],
  xhr: [5, xhrCall],
  beacon: [2, beaconCall],
}

const page = weighted<PageOfCall>([30, from('plain')], [2, from('sandboxed')], [2, from('https')])

/** On a page on https the URLs that are written with a plain host make no sense; those to http servers do. */
const urlOnHttps = weighted<string | undefined>(
  [6, from(undefined)],
  [3, word('{httpApi}/x?id={id} {httpLocalhost}/x?id={id}')],
  [1, word('http://nowhere.test/ http://192.0.2.1/ http://nowhere.test:8080/x')],
)

/** Calls of the given interfaces over all dimensions, with the boundaries of each rule far more often than chance would have them. */
export function arbitraryCall(apis: readonly Api[]): Arbitrary<Call> {
  return fc.tuple(weighted(...apis.map((api) => callsOf[api])), page, urlOnHttps).map(([call, kind, other]) => {
    if (kind === 'plain') return call
    if (kind === 'sandboxed') return { ...call, page: kind }
    return { ...call, page: kind, url: other ?? (/(?:Host|Port)\}/.test(call.url) ? plain : call.url) }
  })
}
