import type { Engine, Environment } from '../model/environment.ts'
import type { BodyRecord, RequestRecord } from '../model/request-record.ts'
import type { CorsUnsafeRequestHeaders } from '../spec/fetch/cors-unsafe-request-header-names.ts'
import { isBadPort } from '../spec/fetch/is-bad-port.ts'
import { isHttpScheme } from '../spec/fetch/is-http-scheme.ts'
import { normalizeMethod } from '../spec/fetch/normalize-method.ts'
import { isPotentiallyTrustworthyOrigin } from '../spec/secure-contexts/is-potentially-trustworthy.ts'
import { type EngineProfile, engineProfile } from './engine-profile.ts'
import { findUnsafeHeaders } from './find-unsafe-headers.ts'
import { exceedsKeepaliveLimit } from './keepalive-limit.ts'
import { parseTarget, type Target } from './parse-target.ts'
import { type PreparedHeaders, prepareHeaders } from './prepare-headers.ts'
import { prohibitsMixedSecurityContexts } from './prohibits-mixed-security-contexts.ts'

/**
 * A request as the engine would have it when main fetch begins, with what was thrown away on the way: the one view that all rules share.
 * Every quirk of the engine has spoken by then.
 */
export interface PreparedRequest extends PreparedHeaders {
  record: RequestRecord
  engine: Engine
  /** Ids of the quirks by which the engine departs from the standard in this request. */
  deviations: readonly string[]
  /** Null: the URL does not parse. */
  target: Target | null
  /** The quirk by which the URL does not parse. Undefined: it is not due to one. */
  unparsedBy: string | undefined
  /** Whether the URL is relative and nothing is known to resolve it against. */
  unresolvable: boolean
  /** Without the colon; empty where there is no URL. */
  scheme: string
  /** Serialized origin of the page; null: not known, taken to be another origin than the target's. */
  pageOrigin: string | null
  sameOrigin: boolean
  /** Normalised. */
  method: string
  /** What the engine takes the body for. */
  body: BodyRecord
  /** What is wrong with the memory that the body's bytes stand in. Undefined: nothing, for this engine. */
  refusedMemory: 'resizable' | 'shared' | undefined
  /** The mode in which it is sent; `record.mode` is the one that was asked for. */
  mode: string
  /** Members of `init` that the engine does not know, of those whose values would make others throw. */
  ignoredMembers: readonly string[]
  /** Whether `referrer` is no URL. */
  invalidReferrer: boolean
  /** Whether the use-CORS-preflight flag is set because of a listener on `upload`. */
  uploadListener: boolean
  /** Whether the engine sets no limit to the body of this keepalive request. */
  ignoresKeepaliveLimit: boolean
  /** The port, where it is one to which the engine never connects; null where it is none. */
  badPort: number | null
  /** Whether the engine blocks it as mixed content; undefined where it would, if the page blocks any. */
  mixedContent: boolean | undefined
  /** What makes the engine refuse a request that the standard would send, and the quirk by which it does. */
  refused: { subject: string; quirk: string } | undefined
  /** The header list's CORS-unsafe names, and why each is. Empty where the headers decide nothing. */
  unsafe: CorsUnsafeRequestHeaders
  /** How many bytes all safelisted values together may have: 1024 in the standard. */
  safelistValueLimit: number
}

const none: BodyRecord = { kind: 'none' }
const unknownObject: BodyRecord = { kind: 'string' }
const allSafe: CorsUnsafeRequestHeaders = { names: [], unsafe: [], potentiallyUnsafeNames: [], safelistValueSize: 0 }

/** Runs the parts of the Request constructor, and of its sisters, that decide what is sent: https://fetch.spec.whatwg.org/#dom-request */
export function prepareRequest(record: RequestRecord, environment: Environment): PreparedRequest {
  const profile = engineProfile(environment.engine ?? 'standard')
  const deviations: string[] = []
  const pageOrigin = environment.origin ?? null
  const base = environment.baseUrl ?? (pageOrigin === null || pageOrigin === 'null' ? undefined : pageOrigin)
  const target = engineTarget(record.url, base, profile, deviations)
  const unparsedBy = target === null ? deviations[0] : undefined
  const unresolvable = target === null && base === undefined && parseTarget(record.url, 'https://page.invalid/') !== null
  const scheme = target === null ? '' : target.scheme
  const sameOrigin =
    unresolvable || (target !== null && target.origin === pageOrigin && (pageOrigin !== 'null' || target.isBlobOfOpaqueOrigin))
  const method = normalizeMethod(record.method)
  const body = effectiveBody(record, method, profile, deviations)

  let mode = profile.mode?.(deviations, record, body) ?? record.mode
  const before = deviations.length
  const prepared = prepareHeaders(record, body, profile, deviations)
  let unsafe = allSafe
  let safelistValueLimit = 1024
  const corsApplies = !sameOrigin && isHttpScheme(scheme) && (mode === 'cors' || record.api === 'beacon')
  if (corsApplies && (prepared.headers.length > 0 || deviations.length > before)) {
    safelistValueLimit = profile.safelistValueLimit?.(deviations, record.api) ?? safelistValueLimit
    unsafe = findUnsafeHeaders(prepared, safelistValueLimit, record.api, profile, deviations)
    // sendBeacon asks for the mode `cors` where the type of the data is not safelisted.
    if (record.api === 'beacon' && unsafe.names.length > 0) mode = 'cors'
  }

  // What the engine does otherwise with headers can come to the same.
  if (deviations.length > before && !(corsApplies && differsFromStandard(unsafe.names, record, method)))
    deviations.length = before

  const badPort = target === null ? null : engineBadPort(target, profile, deviations)
  const subject = profile.refuses?.(deviations, { record, body, target, sameOrigin, headers: prepared.headers })
  const refused = subject === undefined ? undefined : { subject, quirk: deviations.at(-1) ?? '' }
  return {
    headers: prepared.headers,
    impliedContentType: prepared.impliedContentType,
    invalidHeaders: prepared.invalidHeaders,
    forbidden: prepared.forbidden,
    droppedByNoCors: prepared.droppedByNoCors,
    record,
    engine: environment.engine ?? 'standard',
    deviations,
    target,
    unparsedBy,
    unresolvable,
    scheme,
    pageOrigin,
    sameOrigin,
    method,
    body,
    refusedMemory: refusedMemory(record, profile, deviations),
    mode,
    ignoredMembers: ignoredMembers(record, body, profile, deviations),
    invalidReferrer: record.referrer !== undefined && isInvalidReferrer(record.referrer, base, profile, deviations),
    uploadListener:
      record.uploadListener === true && (sameOrigin || profile.ignoresUploadListener?.(deviations, record, body) === undefined),
    ignoresKeepaliveLimit:
      exceedsKeepaliveLimit(record.keepalive, body) && profile.ignoresKeepaliveLimit?.(deviations, record) !== undefined,
    badPort,
    mixedContent: target?.scheme === 'http' ? isBlockedAsMixedContent(target, environment, profile, deviations) : false,
    refused,
    unsafe,
    safelistValueLimit,
  }
}

/** The URL as the engine's parser reads it; null is failure. */
function engineTarget(url: string, base: string | undefined, profile: EngineProfile, deviations: string[]): Target | null {
  const target = parseTarget(url, base)
  if (target === null || target.isPlain) return target
  if (target.isBrokenPunycode && !profile.parsesBrokenPunycode?.(deviations)) return null
  return profile.failsToParse?.(deviations, url, target) ? null : target
}

/** https://fetch.spec.whatwg.org/#port-blocking */
function engineBadPort({ port, scheme }: Target, profile: EngineProfile, deviations: string[]): number | null {
  if (port === null || !isHttpScheme(scheme) || !isBadPort(port)) return null
  return profile.allowsBadPort?.(deviations, port) ? null : port
}

/** What a request has as its body, for the interface that sends it and for the engine. */
function effectiveBody(record: RequestRecord, method: string, profile: EngineProfile, deviations: string[]): BodyRecord {
  let { body } = record
  // https://xhr.spec.whatwg.org/#the-send()-method step 3.
  if (record.api === 'xhr' && (method === 'GET' || method === 'HEAD')) return none
  // Only XMLHttpRequest knows Documents, and it alone knows no streams: what is not known becomes a string.
  if (record.api === 'xhr' ? body.kind === 'stream' : body.kind === 'document') body = unknownObject
  return profile.body?.(deviations, body, record) ?? body
}

/** The empty string is no URL that is parsed: it asks for no referrer at all. */
function isInvalidReferrer(referrer: string, base: string | undefined, profile: EngineProfile, deviations: string[]): boolean {
  if (referrer === '' || parseTarget(referrer, base ?? 'https://page.invalid/') !== null) return false
  return profile.parsesReferrer?.(deviations, referrer) === undefined
}

/** https://webidl.spec.whatwg.org/#js-buffer-source-types */
function refusedMemory(
  { body, api }: RequestRecord,
  profile: EngineProfile,
  deviations: string[],
): PreparedRequest['refusedMemory'] {
  if (body.kind !== 'bytes' || body.memory === undefined) return undefined
  return profile.takesMemory?.(deviations, body.memory, api) ? undefined : body.memory
}

/** Whether what the engine does otherwise with headers comes to anything. */
function differsFromStandard(names: readonly string[], record: RequestRecord, method: string): boolean {
  const standard = engineProfile('standard')
  const body = effectiveBody(record, method, standard, [])
  const standardNames = findUnsafeHeaders(prepareHeaders(record, body, standard, []), 1024, record.api, standard, []).names
  return standardNames.join() !== names.join()
}

function ignoredMembers(
  record: RequestRecord,
  body: BodyRecord,
  profile: EngineProfile,
  deviations: string[],
): readonly string[] {
  const { duplex, inconvertible } = record
  const asksForDuplex = body.kind === 'stream' || (duplex !== undefined && duplex !== 'half')
  if (!asksForDuplex && inconvertible.length === 0) return inconvertible
  const asked = asksForDuplex ? [...inconvertible, 'duplex'] : inconvertible
  return asked.filter((name) => profile.ignoresMember?.(deviations, name))
}

/** https://w3c.github.io/webappsec-mixed-content/#should-block-fetch */
function isBlockedAsMixedContent(
  target: Target,
  environment: Environment,
  profile: EngineProfile,
  deviations: string[],
): boolean | undefined {
  const prohibits = prohibitsMixedSecurityContexts(environment)
  return prohibits === false || !isMixedContent(target, profile, prohibits ? deviations : []) ? false : prohibits
}

function isMixedContent(target: Target, profile: EngineProfile, deviations: string[]): boolean {
  const { scheme, hostname: host, port } = target
  if (!isPotentiallyTrustworthyOrigin({ kind: 'tuple', scheme, host, port })) return true
  return profile.isMixedContent?.(deviations, target) !== undefined
}
