import { createFetch, diagnosisOf, explain } from '../../../../src/index.ts'
import type { Diagnosis } from '../../../../src/model/diagnosis.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { argumentsOf, initOf, leaveLater } from './call.ts'
import type { Explained, Plan, Told } from './plan.ts'

/** Makes the call through whycors, and asks why it failed: without probes, with all of them, and with the other side's headers. */
export async function explainCall(
  plan: Plan,
  atOnce: (explained: Explained & { how: 'rejected' }) => void,
): Promise<Explained & { how: 'rejected' | 'resolved' }> {
  const fetch = createFetch({ probe: 'full', console: false })
  for (const { url, init } of plan.before) await fetch(url, initOf(init)).then((response) => response.text())
  leaveLater(plan)
  let response: Response | undefined
  let error: unknown
  try {
    response = await fetch(...argumentsOf(plan))
    if (plan.reads) await response.text()
    return { how: 'resolved' }
  } catch (caught) {
    error = caught
  }
  if (plan.stop?.how === 'navigate') {
    // The page is about to be gone: what is known this instant is all.
    const diagnosis = diagnosisOf(error)
    const told: Told | undefined = diagnosis && { diagnosis, ms: 0 }
    const explained = { how: 'rejected', ...(told && { never: told, full: told }) } as const
    atOnce(explained)
    return explained
  }
  const ask = async (options: { probe: 'never' | 'full'; exchange?: Exchange }): Promise<Told> => {
    const started = performance.now()
    const diagnosis: Diagnosis = await explain(error, { ...options, ...(response && { response }) })
    return { diagnosis, ms: performance.now() - started }
  }
  const explained: Explained = { never: await ask({ probe: 'never' }), full: await ask({ probe: 'full' }) }
  const { exchange } = plan
  if (exchange !== undefined) {
    explained.inexact = [
      await ask({ probe: 'never', exchange: { ...exchange, sameMethod: false } }),
      await ask({ probe: 'never', exchange: { ...exchange, sameCredentials: false } }),
    ]
    explained.exact = await ask({ probe: 'never', exchange })
  }
  return { how: 'rejected', ...explained }
}
