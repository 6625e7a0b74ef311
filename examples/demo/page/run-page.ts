import { createFetch, type Exchange, explain } from '../../../src/index.ts'
import type { PageCall } from '../to-page-call.ts'
import { cardList } from './card-list.ts'
import { drawCard } from './draw-card.ts'
import { drawHealthy } from './draw-healthy.ts'
import { byId, element } from './element.ts'
import type { PageReport } from './page-report.ts'
import { type SentCall, sendCall } from './send-call.ts'

/** What a driver of the page can wait for. */
export interface DemoPage {
  /** All calls are made, and why they failed is asked. */
  finished: Promise<PageReport[]>
  /** What was not certain is asked again, with the exchange as it is seen from outside the page. */
  settle(): Promise<PageReport[]>
}

/** Makes all calls, asks why those that failed did, and shows it. */
export function runPage(): DemoPage {
  const cards = cardList(tell)
  let arrived: Record<string, string[]> = {}

  const show = ({ call, report }: SentCall) => {
    if (report.diagnosis === null) byId('healthy').append(drawHealthy(call, report))
    else cards.put(drawCard(call, report.diagnosis, arrived[call.id] ?? []), report.diagnosis.stage)
  }

  const sendAll = async (): Promise<SentCall[]> => {
    // The console would be told of each failure, and probes sent for that, while other calls are still on their way.
    const fetch = createFetch({ console: false })
    const calls = await load<PageCall[]>('/calls.json')
    const sent: SentCall[] = []
    for (const call of calls) {
      tell(`Calling the API: ${sent.length + 1} of ${calls.length}.`)
      sent.push(await sendCall(fetch, call))
    }
    arrived = await load('/arrived.json')
    return sent
  }

  const explainAll = async (sent: readonly SentCall[]): Promise<void> => {
    const failed = sent.filter(({ report }) => !report.outcome.ok)
    showFacts(sent)
    for (const [index, one] of failed.entries()) {
      tell(`Asking why: ${index + 1} of ${failed.length}.`)
      one.report.diagnosis = await explain(one.error)
      show(one)
    }
    for (const one of sent) if (one.report.outcome.ok) show(one)
    cards.offerStages()
    tell(`${sent.length} calls made, ${failed.length} of them failed.`)
  }

  const settleAll = async (sent: readonly SentCall[]): Promise<void> => {
    const open = sent.filter(({ report }) => report.diagnosis !== null && report.diagnosis.certainty !== 'certain')
    for (const [index, one] of open.entries()) {
      tell(`Looking from outside: ${index + 1} of ${open.length}.`)
      const exchange = await load<Exchange>(`/outside.json?id=${one.call.id}`)
      one.report.diagnosis = await explain(one.error, { exchange, probe: 'never' })
      show(one)
    }
    cards.offerStages()
    const left = open.filter(({ report }) => report.diagnosis?.certainty !== 'certain').length
    tell(`${open.length - left} causes are certain now that both sides were seen; ${left} are still open.`)
  }

  const sending = sendAll()
  const finished = sending.then(async (sent) => {
    await explainAll(sent)
    return sent.map(({ report }) => report)
  })
  const settle = async () => {
    await finished
    const sent = await sending
    await settleAll(sent)
    return sent.map(({ report }) => report)
  }
  listen(finished, settle)
  return { finished, settle }
}

/** The page's own files come by the browser's own fetch. */
async function load<Content>(path: string): Promise<Content> {
  const response = await globalThis.fetch(path)
  return (await response.json()) as Content
}

/** What the browser says of all that it refuses, whatever the reason. */
function showFacts(sent: readonly SentCall[]): void {
  const outcome = sent.map(({ report }) => report.outcome).find(({ ok }) => !ok)
  const facts = {
    page: location.origin,
    API: sent[0] === undefined ? '' : new URL(sent[0].call.url).origin,
    'what the browser says': outcome?.ok === false ? `${outcome.name}: ${outcome.message}` : '',
  }
  for (const [name, value] of Object.entries(facts)) {
    byId('facts').append(element('div', {}, element('dt', {}, name), element('dd', {}, element('code', {}, value))))
  }
}

/** The two buttons over the cards. */
function listen(finished: Promise<unknown>, settle: () => Promise<unknown>): void {
  const settleButton = byId('settle') as HTMLButtonElement
  const revealButton = byId('reveal') as HTMLButtonElement
  settleButton.addEventListener('click', () => {
    settleButton.disabled = true
    settle().then(() => reveal(revealButton.getAttribute('aria-pressed') === 'true'), complain)
  })
  revealButton.addEventListener('click', () => {
    const open = revealButton.getAttribute('aria-pressed') !== 'true'
    revealButton.setAttribute('aria-pressed', String(open))
    reveal(open)
  })
  finished.then(() => {
    settleButton.disabled = false
    revealButton.disabled = false
  }, complain)
}

/** Something of the page itself went wrong, such as that its server is gone. */
function complain(error: unknown): void {
  tell(`This page cannot go on: ${error instanceof Error ? error.message : String(error)}`)
}

/** Opens or closes the truth of every card. */
function reveal(open: boolean): void {
  for (const truth of document.querySelectorAll<HTMLDetailsElement>('details.truth')) truth.open = open
}

function tell(text: string): void {
  byId('status').textContent = text
}
