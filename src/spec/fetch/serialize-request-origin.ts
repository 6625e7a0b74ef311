import type { RedirectTaint } from './redirect-taint.ts'

/**
 * The Origin header of a request, given the serialized origin of the page.
 *
 * https://fetch.spec.whatwg.org/#serializing-a-request-origin
 */
export function serializeRequestOrigin(origin: string, redirectTaint: RedirectTaint): string {
  return redirectTaint === 'same-origin' ? origin : 'null'
}
