import type { NextStep } from '../../model/diagnosis.ts'
import { code } from '../code.ts'

/** Words for the observation that would settle a diagnosis, keyed by id: a sentence; what is to be copied stands at its end. */
export const nextWords = {
  'run-command': ({ command = 'npx whycors <url>' }) => `to see both sides and the exact cause, run ${code(command)}`,
  'allow-probes': () => "allow probes (`probe: 'safe'`), since only the page itself can tell.",
  'use-whycors-fetch': () => 'make the call with the `fetch` of whycors (createFetch or install), so that it is seen.',
  'open-devtools': () => 'open the Console and the Network panel of DevTools, which tell what the page may not know.',
} satisfies Record<NextStep['id'], (params: NextStep['params']) => string>
