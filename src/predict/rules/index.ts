import type { BlockingRuleId, ExemptingRuleId, NoteRuleId, PreflightRuleId, ThrowingRuleId } from '../../model/finding.ts'
import type { Rule } from '../rule.ts'
import { alreadyAborted } from './already-aborted.ts'
import { argumentNotSeen } from './argument-not-seen.ts'
import { authorizationNotCoveredByWildcard } from './authorization-not-covered-by-wildcard.ts'
import { contentTypeNotSafelisted } from './content-type-not-safelisted.ts'
import { corsDisabledScheme } from './cors-disabled-scheme.ts'
import { credentialsNeedExactOrigin } from './credentials-need-exact-origin.ts'
import { disallowedByMode } from './disallowed-by-mode.ts'
import { engineDeviates } from './engine-deviates.ts'
import { forbiddenRequestHeader } from './forbidden-request-header.ts'
import { headerNotSafelisted } from './header-not-safelisted.ts'
import { headerValueTooLong } from './header-value-too-long.ts'
import { headerValueUnsafeByte } from './header-value-unsafe-byte.ts'
import { headersDroppedByNoCors } from './headers-dropped-by-no-cors.ts'
import { invalidBody } from './invalid-body.ts'
import { invalidCacheMode } from './invalid-cache-mode.ts'
import { invalidHeader } from './invalid-header.ts'
import { invalidMethod } from './invalid-method.ts'
import { invalidModeMethod } from './invalid-mode-method.ts'
import { invalidOption } from './invalid-option.ts'
import { invalidUrl } from './invalid-url.ts'
import { keepaliveLimit } from './keepalive-limit.ts'
import { localScheme } from './local-scheme.ts'
import { methodNotNormalized } from './method-not-normalized.ts'
import { methodNotSafelisted } from './method-not-safelisted.ts'
import { mixedContent } from './mixed-content.ts'
import { needlessContentType } from './needless-content-type.ts'
import { noCorsMode } from './no-cors-mode.ts'
import { noCorsRedirectModeNotFollow } from './no-cors-redirect-mode-not-follow.ts'
import { onlyIfCached } from './only-if-cached.ts'
import { opaqueOrigin } from './opaque-origin.ts'
import { originUnknown } from './origin-unknown.ts'
import { rangeNotSafelisted } from './range-not-safelisted.ts'
import { refusedByEngine } from './refused-by-engine.ts'
import { requestBodyUnseen } from './request-body-unseen.ts'
import { safelistedHeadersTooLong } from './safelisted-headers-too-long.ts'
import { sameOriginRule } from './same-origin.ts'
import { streamBody } from './stream-body.ts'
import { unreadableUrl } from './unreadable-url.ts'
import { unsafePort } from './unsafe-port.ts'
import { uploadListener } from './upload-listener.ts'

/** Rules that make the call throw, in the order in which the Request constructor would. */
export const throwing = [
  invalidUrl,
  invalidOption,
  invalidCacheMode,
  invalidMethod,
  invalidModeMethod,
  invalidHeader,
  invalidBody,
] satisfies (Rule & { id: ThrowingRuleId })[]

/** Rules by which nothing is sent to the target. The first four hold for any target. */
export const blocking = [
  alreadyAborted,
  unsafePort,
  mixedContent,
  keepaliveLimit,
  unreadableUrl,
  disallowedByMode,
  noCorsRedirectModeNotFollow,
  corsDisabledScheme,
  refusedByEngine,
] satisfies (Rule & { id: BlockingRuleId })[]

/** Rules by which the question of a preflight does not arise. */
export const exempting = [localScheme, sameOriginRule, noCorsMode] satisfies (Rule & { id: ExemptingRuleId })[]

/** Rules by which a CORS-preflight fetch goes first. */
export const preflight = [
  methodNotSafelisted,
  headerNotSafelisted,
  contentTypeNotSafelisted,
  headerValueUnsafeByte,
  headerValueTooLong,
  rangeNotSafelisted,
  safelistedHeadersTooLong,
  streamBody,
  uploadListener,
] satisfies (Rule & { id: PreflightRuleId })[]

/** Rules that decide nothing but are worth knowing. */
export const notes = [
  originUnknown,
  argumentNotSeen,
  opaqueOrigin,
  methodNotNormalized,
  forbiddenRequestHeader,
  headersDroppedByNoCors,
  needlessContentType,
  authorizationNotCoveredByWildcard,
  credentialsNeedExactOrigin,
  onlyIfCached,
  requestBodyUnseen,
  engineDeviates,
] satisfies (Rule & { id: NoteRuleId })[]
