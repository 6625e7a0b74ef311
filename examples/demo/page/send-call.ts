import { predict } from '../../../src/index.ts'
import type { PageCall } from '../to-page-call.ts'
import type { PageReport } from './page-report.ts'

/** A call that was made: the report so far, and what was thrown. */
export interface SentCall {
  call: PageCall
  report: PageReport
  error: unknown
}

/** Response headers that a page reads without leave of the server say nothing. */
const safelisted = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/** Predicts a call, makes it through `fetch`, and reads the answer. */
export async function sendCall(fetch: typeof globalThis.fetch, call: PageCall): Promise<SentCall> {
  const init = { ...call.init, ...signalFor(call) }
  const report: PageReport = {
    id: call.id,
    prediction: predict(call.url, init),
    outcome: { ok: true, status: 0, exposed: [] },
    diagnosis: null,
  }
  try {
    const response = await fetch(call.url, init)
    await response.text()
    const exposed = [...response.headers].filter(([name]) => !safelisted.has(name)).map(([name, value]) => `${name}: ${value}`)
    report.outcome = { ok: true, status: response.status, exposed }
    return { call, report, error: null }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) }
    report.outcome = { ok: false, name, message }
    return { call, report, error }
  }
}

function signalFor({ stop }: PageCall): { signal?: AbortSignal } {
  if (stop === null || stop === undefined) return {}
  if (stop.how === 'timeout') return { signal: AbortSignal.timeout(stop.after) }
  const controller = new AbortController()
  setTimeout(() => controller.abort(), stop.after)
  return { signal: controller.signal }
}
