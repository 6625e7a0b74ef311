import type { PageCall } from '../to-page-call.ts'
import { element } from './element.ts'
import type { PageReport } from './page-report.ts'

/** One call that works, in a line. */
export function drawHealthy(call: PageCall, { prediction, outcome }: PageReport): HTMLElement {
  const status = outcome.ok ? String(outcome.status) : outcome.message
  const { preflight } = prediction
  return element(
    'li',
    {},
    element('span', { class: 'status-code' }, status),
    element('code', {}, `${call.init.method ?? 'GET'} ${new URL(call.url).pathname}`),
    element(
      'span',
      { class: 'how' },
      preflight === undefined ? prediction.verdict : ['preflight', ...preflight.headers].join(' · '),
    ),
    ...(outcome.ok ? outcome.exposed.map((header) => element('span', { class: 'how' }, header)) : []),
  )
}
