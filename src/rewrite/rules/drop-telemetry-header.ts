import { type RewriteRule, withoutHeaders } from '../rule.ts'
import { isTelemetryHeader } from '../telemetry-headers.ts'

/** A tracing header is dropped; the request no longer belongs to the trace of the page. */
export const dropTelemetryHeader = {
  id: 'drop-telemetry-header',
  safety: 'telemetry',
  apply(draft, { telemetry }) {
    const isDropped = (name: string) => isTelemetryHeader(name, telemetry)
    const names = new Set(draft.record.headers.map(([name]) => name.toLowerCase()).filter(isDropped))
    if (names.size === 0) return undefined
    return { draft: withoutHeaders(draft, isDropped), steps: [...names].map((subject) => ({ subject, params: {} })) }
  },
} satisfies RewriteRule
