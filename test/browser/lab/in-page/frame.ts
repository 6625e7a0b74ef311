import { explainCall } from './explain-call.ts'
import { observeCall, watchOwnPage } from './observe-call.ts'
import type { FrameAnswer, Plan } from './plan.ts'

const answer = (message: FrameAnswer) => parent.postMessage(message, '*')

/** Does what the page above says, and reports. */
export function startFrame(): void {
  watchOwnPage()
  addEventListener('message', ({ data }: MessageEvent<Plan>) => void carryOut(data))
  ready().catch((error: unknown) => answer({ run: '', aim: 'fault', fault: String(error) }))
}

async function carryOut(plan: Plan): Promise<void> {
  const { run, aim } = plan
  try {
    if (aim === 'explain') answer({ run, aim, ...(await explainCall(plan, (early) => answer({ run, aim, ...early }))) })
    else answer({ run, aim, ...(await observeCall(plan, (early) => answer({ run, aim, ...early }))) })
  } catch (error) {
    answer({ run, aim: 'fault', fault: String((error as Error)?.stack ?? error) })
  }
}

/** A page that a service worker is to control waits until it does. */
async function ready(): Promise<void> {
  const worker = new URLSearchParams(location.search).get('worker')
  if (worker !== null) {
    const controlled = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
    await navigator.serviceWorker.register(worker, { scope: location.pathname })
    if (navigator.serviceWorker.controller === null) await controlled
  }
  parent.postMessage('ready', '*')
}
