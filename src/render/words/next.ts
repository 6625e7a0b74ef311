import type { NextStep } from '../../model/diagnosis.ts'
import { code } from '../code.ts'
import type { Context } from '../context.ts'

/** The command sends no more than a preflight, GET or HEAD unless it is told to. */
function sending({ diagnosis: { request, prediction }, seen, method }: Context): string {
  if (request.method === 'GET' || request.method === 'HEAD') return ''
  return prediction.verdict === 'preflight' && seen['exchange-error'] !== 'none'
    ? `this (it sends the preflight alone; with --send added, the ${method} itself, too): `
    : `this with --send added, which really sends the ${method}: `
}

/** Words for the observation that would settle a diagnosis, keyed by id: a sentence; what is to be copied stands at its end. */
export const nextWords = {
  'run-command': ({ command = 'npx whycors <url>' }, context) =>
    `to see both sides and the exact cause, run ${sending(context)}${code(command)}`,
  'allow-probes': () => "allow probes (`probe: 'safe'`), since only the page itself can tell.",
  'use-whycors-fetch': () => 'make the call with the `fetch` of whycors (createFetch or install), so that it is seen.',
  'open-devtools': () => 'open the Console and the Network panel of DevTools, which tell what the page may not know.',
} satisfies Record<NextStep['id'], (params: NextStep['params'], context: Context) => string>
