import type { RewriteRule } from '../rule.ts'
import { cacheControlAsCacheMode } from './cache-control-as-cache-mode.ts'
import { dropNeedlessContentType } from './drop-needless-content-type.ts'
import { dropTelemetryHeader } from './drop-telemetry-header.ts'
import { jsonAsText } from './json-as-text.ts'
import { methodAsPost } from './method-as-post.ts'
import { moveHeader } from './move-header.ts'
import { shortenAccept } from './shorten-accept.ts'

/** Rules that cost nothing, or tracing alone; in the order in which they are tried. */
export const ownRules = [dropNeedlessContentType, cacheControlAsCacheMode, dropTelemetryHeader] satisfies RewriteRule[]

/** Rules that need the server half. */
export const cooperativeRules = [methodAsPost, jsonAsText, shortenAccept, moveHeader] satisfies RewriteRule[]
