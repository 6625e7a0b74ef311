import type { Diagnosis, Exchange } from '../../../src/index.ts'

/** One line of the drawing: a message on its way between the page and the server. */
export interface Message {
  to: 'server' | 'page'
  label: string
  /**
   * - `passes`: it gets there
   * - `breaks`: it does not, and this is where the exchange ends; `at` tells how far along its way (0 to 1)
   * - `never`: it was not sent, because of what broke before
   */
  state: 'passes' | 'breaks' | 'never'
  at?: number
}

const passes = (to: Message['to'], label: string): Message => ({ to, label, state: 'passes' })
const breaks = (to: Message['to'], label: string, at: number): Message => ({ to, label, state: 'breaks', at })
const never = (to: Message['to'], label: string): Message => ({ to, label, state: 'never' })

/** What was sent, what came back, and where it broke: as it was seen from outside the page, else as the diagnosis understands it. */
export function exchangeMessages(diagnosis: Diagnosis): Message[] {
  const { exchange, cause, request } = diagnosis
  return exchange?.steps.at(-1)?.error === cause ? seenMessages(exchange, request.method) : likelyMessages(diagnosis)
}

/** More steps than these are not drawn one by one. */
const drawn = 3

function seenMessages({ steps }: Exchange, method: string): Message[] {
  const left = steps.length - drawn
  const shown = left > 0 ? [...steps.slice(0, drawn - 1), ...steps.slice(-1)] : steps
  const messages = shown.flatMap(({ request, response, error }): Message[] => {
    const sent = `${request.method} ${new URL(request.url).pathname}`
    if (response === undefined) return [breaks('server', sent, 0.9)]
    return [
      passes('server', sent),
      error === undefined ? passes('page', String(response.status)) : breaks('page', `${response.status}, refused`, 0.86),
    ]
  })
  if (left > 0) messages.splice(-2, 0, passes('server', `${left} more`))
  return steps.at(-1)?.kind === 'preflight' ? [...messages, never('server', method)] : messages
}

function likelyMessages({ stage, cause, prediction, request }: Diagnosis): Message[] {
  const { method } = request
  const asksFirst = prediction.verdict === 'preflight'
  const preflight = asksFirst ? [passes('server', 'OPTIONS'), passes('page', 'go ahead')] : []
  const first = asksFirst ? 'OPTIONS' : method
  const later = asksFirst ? [never('server', method)] : []
  switch (stage) {
    case 'request':
    case 'page-policy':
      return [breaks('server', `${method}, held back`, 0.07)]
    case 'unreachable':
      return [breaks('server', first, 0.9), ...later]
    case 'path':
      return [passes('server', first), breaks('page', 'no answer', 0.1), ...later]
    case 'preflight':
      return [passes('server', 'OPTIONS'), breaks('page', 'not good enough', 0.86), never('server', method)]
    case 'credentials':
    case 'response':
      return [...preflight, passes('server', method), breaks('page', 'kept from the page', 0.86)]
    case 'redirect':
      return [
        ...preflight,
        passes('server', method),
        passes('page', 'go elsewhere'),
        passes('server', cause === 'too-many-redirects' ? `${method}, again and again` : method),
        breaks('page', 'kept from the page', 0.86),
      ]
    case 'body':
      return [...preflight, passes('server', method), passes('page', 'status, headers'), breaks('page', 'body', 0.5)]
    case 'aborted':
      return [...preflight, passes('server', method), breaks('page', 'no longer wanted', 0.93)]
    case 'unknown':
      return [breaks('server', first, 0.5), ...later]
  }
}
