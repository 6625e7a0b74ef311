import { isLocal } from '../../diagnose/grounds.ts'
import { redactUrl } from '../../diagnose/redact-url.ts'
import type { ExchangeStep } from '../../model/exchange.ts'
import { format } from '../../render/format.ts'
import { stripControl } from '../../render/strip-control.ts'
import { getHeader } from '../../spec/fetch/header-list.ts'
import { curlLine } from './curl-line.ts'
import { longestUrl } from './longest-url.ts'
import type { Arguments } from './parse-arguments.ts'
import type { Played } from './play-request.ts'

type Paint = (text: string) => string
interface Colours {
  strong: Paint
  dim: Paint
  good: Paint
  bad: Paint
}

const code =
  (on: number, off: number): Paint =>
  (text) =>
    `\x1b[${on}m${text}\x1b[${off}m`
const ansi: Colours = { strong: code(1, 22), dim: code(2, 22), good: code(32, 39), bad: code(31, 39) }
const none: Colours = { strong: String, dim: String, good: String, bad: String }

/** The run as a person reads it: the request, the exchange step by step, the verdict, and how to repeat it with curl. */
export function report(args: Arguments, played: Played, colours: boolean): string {
  const paint = colours ? ansi : none
  const as = colours ? 'ansi' : 'text'
  const { prediction, exchange, diagnosis, sent } = played
  const why = args.methodFromData ? ' (a POST, since --data comes without --method)' : ''
  const parts = [
    [
      paint.strong(`${stripControl(played.method)} ${stripControl(redactUrl(args.url))}`) + paint.dim(why),
      paint.dim(`from ${stripControl(args.origin)}, credentials: ${args.credentialsMode}, as ${args.engine} does`),
    ].join('\n'),
    ...shortened(exchange.steps.map((step) => stepLines(step, played, paint))),
    verdict(played, paint),
    diagnosis === undefined ? format(prediction, as) : format(diagnosis, as),
  ]
  if (isCookieKept(args, played)) {
    parts.push(
      `The cookie was not sent: with credentials ${args.credentialsMode} none goes from ${stripControl(args.origin)} to this URL.`,
    )
  }
  if (needsLocalNetwork(args, played)) {
    parts.push(
      'Not proven: Chromium asks the user before a page from elsewhere may reach this machine or the local network (whycors explain local-network-access).',
    )
  }
  const last = sent.at(-1)
  if (last !== undefined && last.url.length <= longestUrl)
    parts.push(`${paint.dim('The same with curl:')}\n  ${stripControl(curlLine(last))}`)
  return `${parts.map((part) => part.trimEnd()).join('\n\n')}\n`
}

/** Whether a cookie was given and no message carried it. A preflight never does. */
function isCookieKept({ headers }: Arguments, { sent }: Played): boolean {
  const requests = sent.filter(({ kind }) => kind === 'request')
  return (
    requests.length > 0 &&
    getHeader('cookie', headers) !== null &&
    requests.every((each) => getHeader('cookie', each.headers) === null)
  )
}

/** Whether what passed here, from the same machine, would need a permission in a page from elsewhere (Chromium 142 and newer). */
function needsLocalNetwork({ engine, origin }: Arguments, { outcome, exchange }: Played): boolean {
  const stands = outcome === 'pass' || outcome === 'not-sent'
  return stands && engine === 'chromium' && !isLocal(origin) && exchange.steps.some(({ request }) => isLocal(request.url))
}

/** A chain of redirects is told by its ends. */
function shortened(steps: string[]): string[] {
  const inside = steps.length - 4
  return inside < 2 ? steps : [...steps.slice(0, 2), `  … ${inside} more`, ...steps.slice(-2)]
}

function stepLines({ request, response, error }: ExchangeStep, { detail }: Played, paint: Colours): string {
  const headers = (list: readonly [string, string][]) => [
    ...list.slice(0, mostHeaders).map(([name, value]) => paint.dim(`    ${shown(name)}: ${shown(value)}`)),
    ...(list.length > mostHeaders ? [paint.dim(`    … ${list.length - mostHeaders} more`)] : []),
  ]
  const lines = [`→ ${stripControl(request.method)} ${shown(request.url)}`, ...headers(request.headers)]
  if (response !== undefined) lines.push(`← ${response.status}`, ...headers(response.headers))
  if (error !== undefined)
    lines.push(paint.bad(`✗ ${error}${response === undefined && detail !== undefined ? ` (${stripControl(detail)})` : ''}`))
  return lines.join('\n')
}

/** One header can hold all that the transport takes, and so can a URL. */
const longest = 300
const mostHeaders = 30

function shown(text: string): string {
  const harmless = stripControl(text)
  return harmless.length > longest ? `${harmless.slice(0, longest)}…` : harmless
}

function verdict({ outcome, response, method, exchange, prediction }: Played, paint: Colours): string {
  switch (outcome) {
    case 'pass': {
      const readable = shown(response?.exposedHeaders.join(', ') ?? '') || 'none'
      return `${paint.good('✓ Passes.')} The page gets status ${response?.status} and can read these headers: ${readable}.`
    }
    case 'not-sent': {
      const so = exchange.steps.length > 0 ? `The preflight allows ${method}` : `${method} needs no preflight here`
      return `${paint.strong('• Not sent.')} ${stripControl(so)}, but the request itself was not sent, so that nothing is proven. Add --send to send it for real.`
    }
    case 'refused':
      if (prediction.verdict === 'throws') return paint.bad('✗ fetch throws a TypeError, and nothing is sent.')
      return paint.bad(exchange.steps.length > 0 ? '✗ The browser refuses.' : '✗ The browser refuses, and sends nothing.')
    case 'failed':
      return paint.bad('✗ The network fails.')
  }
}
