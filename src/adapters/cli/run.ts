import { format } from '../../render/format.ts'
import { stripControl } from '../../render/strip-control.ts'
import { exitCode } from './exit-code.ts'
import { explainId } from './explain-id.ts'
import { parseArguments } from './parse-arguments.ts'
import { type Played, playRequest } from './play-request.ts'
import { report } from './report.ts'
import { usage } from './usage.ts'

/** What the command line sees of the outside. */
export interface CliIo {
  stdout(text: string): void | Promise<void>
  stderr(text: string): void | Promise<void>
  env: Readonly<Record<string, string | undefined>>
  /** Whether stdout is a terminal. */
  isTTY: boolean
  version: string
}

/** Carries out one command line and answers the exit code. Never rejects for anything that a server does. */
export async function run(argv: readonly string[], io: CliIo): Promise<number> {
  const parsed = parseArguments(argv)
  if ('show' in parsed) {
    await io.stdout(parsed.show === 'help' ? usage : `${io.version}\n`)
    return exitCode('shown')
  }
  if ('problem' in parsed) {
    await complain(io, parsed.problem)
    return exitCode('usage')
  }
  if ('explain' in parsed) {
    const explained = explainId(parsed.explain, wantsColours(io))
    if ('problem' in explained) {
      await complain(io, explained.problem, 'whycors explain lists all ids')
      return exitCode('usage')
    }
    await io.stdout(explained.text)
    return exitCode('shown')
  }
  const played = await playRequest(parsed.run)
  const [reason] = played.prediction.reasons
  if (played.prediction.verdict === 'throws' && reason?.rule === 'invalid-url') {
    await complain(io, format(reason))
    return exitCode('usage')
  }
  await io.stdout(parsed.run.json ? json(played) : report(parsed.run, played, wantsColours(io)))
  return exitCode(played.outcome)
}

/** One line. */
async function complain(io: CliIo, problem: string, more = 'whycors --help says more'): Promise<void> {
  await io.stderr(`whycors: ${stripControl(problem)} (${more})\n`)
}

/** https://no-color.org/ */
function wantsColours({ env, isTTY }: CliIo): boolean {
  return isTTY && !env['NO_COLOR']
}

/** One object; what could act on a terminal is escaped, not removed, so that values stay what they are. */
function json({ outcome, prediction, exchange, diagnosis }: Played): string {
  const text = JSON.stringify({ outcome, prediction, exchange, diagnosis }, null, 2)
  return `${text.replace(/[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
