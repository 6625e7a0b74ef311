import type { Plan, PlannedInit } from './plan.ts'

/** The arguments of the call that a plan asks for. */
export function argumentsOf(plan: Plan): [string, RequestInit] {
  const init = initOf(plan.init)
  const signal = signalOf(plan)
  return [plan.url, signal === undefined ? init : { ...init, signal }]
}

export function initOf({ bodySize, streams, ...init }: PlannedInit): RequestInit {
  if (streams) return { ...init, body: new Blob(['text']).stream(), duplex: 'half' } as RequestInit
  return bodySize === undefined ? init : { ...init, body: 'x'.repeat(bodySize) }
}

function signalOf({ stop }: Plan): AbortSignal | undefined {
  if (stop === undefined || stop.how === 'navigate') return undefined
  if (stop.how === 'timeout') return AbortSignal.timeout(stop.after)
  const controller = new AbortController()
  const abort = () => (stop.how === 'abort' ? controller.abort() : controller.abort(new Error('not needed any more')))
  if (stop.after === 0) abort()
  else setTimeout(abort, stop.after)
  return controller.signal
}

/** Leaves the page while the call is on its way. */
export function leaveLater({ stop }: Plan): void {
  if (stop?.how === 'navigate')
    setTimeout(() => {
      location.href = '/left'
    }, stop.after)
}
