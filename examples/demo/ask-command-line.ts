import { run } from '../../src/adapters/cli/run.ts'
import type { Diagnosis, Exchange } from '../../src/index.ts'
import type { OutsideReport } from './demo-row.ts'
import type { Call, Origins } from './scenario.ts'
import { urlOf } from './to-page-call.ts'

/** Plays the same call from outside the page, by the program that `npx whycors` runs. */
export async function askCommandLine(call: Call, origins: Origins): Promise<OutsideReport> {
  let printed = ''
  let complaint = ''
  const exitCode = await run(commandFor(call, origins), {
    stdout: (text) => {
      printed += text
    },
    stderr: (text) => {
      complaint += text
    },
    env: {},
    isTTY: false,
    version: '0.0.0',
  })
  if (exitCode === 2) throw new Error(`The command line did not understand ${commandFor(call, origins).join(' ')}: ${complaint}`)
  const { outcome, exchange, diagnosis } = JSON.parse(printed) as {
    outcome: OutsideReport['outcome']
    exchange: Exchange
    diagnosis?: Diagnosis
  }
  return { outcome, exchange, cause: diagnosis?.cause ?? null, certainty: diagnosis?.certainty ?? null, exitCode }
}

/** The arguments that say the same as the call of the page. A mode and an abort cannot be said: they are the page's own. */
function commandFor(call: Call, origins: Origins): string[] {
  const { method, headers = {}, body, credentials, stop } = call
  // The browser's jar holds the cookie that the page came with.
  const cookie = credentials === 'include' ? { Cookie: 'session=demo' } : {}
  return [
    urlOf(call, origins),
    '--origin',
    origins.page,
    ...(method === undefined ? [] : ['--method', method]),
    ...Object.entries({ ...headers, ...cookie }).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    ...(body === undefined ? [] : ['--data', body]),
    ...(credentials === undefined ? [] : ['--credentials', credentials]),
    ...(stop?.how === 'timeout' ? ['--timeout', String(stop.after)] : []),
    '--send',
    '--json',
  ]
}
