import type { ExchangeStep } from '../model/exchange.ts'
import type { HeaderList } from '../spec/fetch/header-list.ts'
import { currentUrl, type Hop } from './hop.ts'
import type { KeepPolicy } from './keep-policy.ts'
import type { End, Play } from './play.ts'
import type { TransportResponse } from './transport.ts'

/** Sends one message and puts both its sides into the exchange. Ends the play where the network fails. */
export async function sendMessage(
  play: Play,
  hop: Hop,
  kind: ExchangeStep['kind'],
  message: { method: string; headers: HeaderList; body?: Uint8Array; includeCredentials?: boolean },
): Promise<TransportResponse | End> {
  const url = messageUrl(currentUrl(hop))
  const step: ExchangeStep = {
    kind,
    request: { method: message.method, url: play.keep.url(url), headers: kept(play.keep, 'request', message.headers) },
  }
  play.steps.push(step)
  const answer = await play.transport({
    ...message,
    kind: kind === 'preflight' ? 'preflight' : 'request',
    url,
    pageOrigin: play.input.origin,
    urlList: hop.urlList.map(messageUrl),
    mode: kind === 'preflight' ? 'cors' : play.input.request.mode,
  })
  if ('error' in answer) {
    step.error = answer.error
    return { outcome: 'failed', error: { cause: answer.error, subject: '', detail: answer.detail } }
  }
  step.response = { status: answer.status, headers: kept(play.keep, 'response', answer.headers) }
  return answer
}

function kept(keep: KeepPolicy, side: 'request' | 'response', headers: HeaderList): [string, string][] {
  return headers.flatMap(([name, value]): [string, string][] => {
    const keptValue = keep.header(side, name, value)
    return keptValue === null ? [] : [[name, keptValue]]
  })
}

/** A URL as a message carries it. */
function messageUrl(url: URL): string {
  if (!url.href.includes('#') && url.username === '' && url.password === '') return url.href
  const bare = new URL(url)
  bare.hash = ''
  bare.username = ''
  bare.password = ''
  return bare.href
}
