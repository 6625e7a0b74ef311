import { beforeAll, describe, expect, test } from 'vitest'
import type { BlockingRuleId, ExemptingRuleId, PreflightRuleId, ThrowingRuleId } from '../../src/model/finding.ts'
import type { Prediction } from '../../src/model/prediction.ts'
import { inEachBrowser } from './in-each-browser.ts'
import { type PredictionRow, predictionRows, type Target } from './prediction-rows.ts'
import type { Browser, BrowserName } from './support/browser.ts'
import { bundleForPage } from './support/bundle-for-page.ts'
import { headerOf } from './support/header-of.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { startPageServer } from './support/page-server.ts'
import { type RecordedRequest, startRecordingServer } from './support/recording-server.ts'

/** What came of one call in the page. */
interface Outcome {
  prediction?: Prediction
  /** The call itself threw, which fetch never does; or `predict` did. */
  threw?: string
  response?: { type: string; status: number }
  error?: { name: string; message: string; isTypeError: boolean }
}

type Sender = 'native' | 'whycors'
const senders: readonly Sender[] = ['native', 'whycors']

/** A row's call, once through the native fetch and once through the drop-in. */
type Run = Record<Sender, { outcome: Outcome; arrived: RecordedRequest[] }>

const pageEntry = `
  import { fetch, predict } from './src/index.ts'
  const native = globalThis.fetch
  globalThis.whycors = { native: (...args) => native(...args), fetch, predict }
`

inEachBrowser('predictions', (name) => {
  let runs: Map<PredictionRow, Run>

  beforeAll(async () => {
    runs = await runAll(name)
  })

  for (const row of predictionRows) {
    test(`${row.title}: ${expectedOf(row, name).verdict}`, () => {
      const run = runs.get(row)
      if (run === undefined) throw new Error('This row did not run.')
      expectVerdict(row, name, run.native)
      expectInvisible(run)
      expectPrediction(row, name, run.whycors)
    })
  }
})

describe('rows', () => {
  test('have titles of their own', () => {
    expect(new Set(predictionRows.map((row) => row.title)).size).toBe(predictionRows.length)
  })

  test('cover each rule that decides', () => {
    // What no row can show, and why. A new rule has to be added here or to the rows.
    const decisive: Record<ThrowingRuleId | BlockingRuleId | PreflightRuleId | ExemptingRuleId, string | null> = {
      'invalid-url': null,
      'invalid-method': null,
      'invalid-header': null,
      'invalid-body': null,
      'invalid-mode-method': null,
      'invalid-cache-mode': null,
      'invalid-option': null,
      'already-aborted': null,
      'unsafe-port': null,
      'cors-disabled-scheme': null,
      'disallowed-by-mode': null,
      'no-cors-redirect-mode-not-follow': null,
      'mixed-content': 'needs a page on https: see mixed-content.test.ts',
      'keepalive-limit': null,
      'unreadable-url': 'sends nothing in any case: see the truth run',
      'refused-by-engine': 'said only where an engine leaves the standard',
      'method-not-safelisted': null,
      'header-not-safelisted': null,
      'content-type-not-safelisted': null,
      'header-value-unsafe-byte': null,
      'header-value-too-long': null,
      'range-not-safelisted': null,
      'safelisted-headers-too-long': null,
      'stream-body': null,
      'upload-listener': 'XMLHttpRequest only',
      'same-origin': null,
      'local-scheme': null,
      'no-cors-mode': null,
    }
    const shown = new Set<string>(predictionRows.flatMap((row) => row.rules ?? []))
    expect(Object.entries(decisive).filter(([rule, reason]) => shown.has(rule) === (reason !== null))).toEqual([])
  })
})

/** Runs all rows in one page, one after the other: the bodies of keepalive requests share a budget. */
async function runAll(name: BrowserName): Promise<Map<PredictionRow, Run>> {
  const [api, script] = await Promise.all([startRecordingServer(), bundleForPage(pageEntry)])
  const pageServer = await startPageServer({ scripts: { '/bundle.js': script } })
  let browser: Browser | undefined
  try {
    browser = await launchBrowser(name)
    const page = await browser.newPage(pageServer.pageUrl)
    const target = (id: string): Target => ({
      url: `${api.origin}/row?id=${id}`,
      own: `${pageServer.origin}/row?id=${id}`,
      localhost: `${pageServer.localhostOrigin}/row?id=${id}`,
    })
    const work = predictionRows.flatMap((row, index) =>
      senders.map((sender) => ({
        index,
        sender,
        value: row.value ?? '',
        pause: row.pause ?? 0,
        target: target(`${sender}-${index}`),
      })),
    )
    const outcomes = await page.evaluate<Outcome[]>(
      `async (work) => {
        const calls = [${predictionRows.map((row) => row.call).join(',\n')}]
        const outcomes = []
        for (const { index, sender, value, target, pause } of work) {
          outcomes.push(await (${runInPage})(calls[index], sender, target, value))
          if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
        }
        // Whatever is still under way arrives.
        await new Promise((resolve) => setTimeout(resolve, 300))
        return outcomes
      }`,
      work,
    )
    const arrived = (id: string) => [...api.of(id), ...pageServer.of(id)]
    return new Map(
      predictionRows.map((row, index) => {
        const at = (sender: Sender) => ({
          outcome: outcomes[2 * index + senders.indexOf(sender)] ?? {},
          arrived: arrived(`${sender}-${index}`),
        })
        return [row, { native: at('native'), whycors: at('whycors') }]
      }),
    )
  } finally {
    await browser?.close()
    await Promise.all([api.close(), pageServer.close()])
  }
}

/** Runs in the page, from its source text. The arguments that were predicted are the very ones that are sent. */
async function runInPage(call: PredictionRow['call'], sender: Sender, target: Target, value: string): Promise<Outcome> {
  const { native, fetch: dropIn, predict } = (globalThis as unknown as { whycors: PageApi }).whycors
  const outcome: Outcome = {}
  try {
    const args = call(target, value)
    if (sender === 'whycors') outcome.prediction = predict(...args)
    const promise = (sender === 'native' ? native : dropIn)(...args)
    const late = new Promise<never>((_resolve, reject) => setTimeout(reject, 10_000, new Error('no answer within 10 s')))
    try {
      const response = await Promise.race([promise, late])
      outcome.response = { type: response.type, status: response.status }
      // As long as a body is unread, its request is in flight and holds its part of the keepalive budget.
      await response.arrayBuffer()
    } catch (error) {
      const { name, message } = error as Error
      // Some messages repeat the URL.
      outcome.error = { name, message: message.replace(/id=\w+-/, 'id='), isTypeError: error instanceof TypeError }
    }
  } catch (error) {
    outcome.threw = String(error)
  }
  return outcome
}

interface PageApi {
  native: typeof fetch
  fetch: typeof fetch
  predict(input: RequestInfo | URL, init?: RequestInit): Prediction
}

function expectedOf(row: PredictionRow, name: BrowserName): { verdict: PredictionRow['verdict']; error: string } {
  const differs = row.differs?.[name]
  return { verdict: differs?.verdict ?? row.verdict, error: differs?.error ?? 'TypeError' }
}

function preflightsOf(arrived: readonly RecordedRequest[]): RecordedRequest[] {
  return arrived.filter((request) => request.method === 'OPTIONS' && headerOf(request, 'access-control-request-method') !== null)
}

/** The verdict of the row against what the browser really does. */
function expectVerdict(row: PredictionRow, name: BrowserName, { outcome, arrived }: Run['native']): void {
  const { verdict, error } = expectedOf(row, name)
  const isLocal = row.rules?.includes('local-scheme') === true
  const isStopped = verdict === 'throws' || verdict === 'blocked'
  expect(outcome.threw).toBeUndefined()
  expect(preflightsOf(arrived).length).toBe(verdict === 'preflight' ? 1 : 0)
  if (isStopped || isLocal) expect(arrived).toEqual([])
  else expect(arrived.length).toBeGreaterThan(0)
  if (isStopped) expect(outcome.error?.name).toBe(error)
  else
    expect(outcome).toMatchObject(
      row.settles === 'rejects' && verdict === row.verdict ? { error: { name: 'TypeError' } } : { response: {} },
    )
  if (verdict === 'opaque') expect(outcome.response).toEqual({ type: 'opaque', status: 0 })
  const last = arrived.at(-1)
  for (const [header, value] of Object.entries(row.arrives ?? {})) {
    expect(last && { [header]: headerOf(last, header) }).toEqual({ [header]: value })
  }
}

/** The drop-in sends what native fetch sends, and settles as it does. */
function expectInvisible({ native, whycors }: Run): void {
  const { prediction: _prediction, ...outcome } = whycors.outcome
  expect(outcome).toEqual(native.outcome)
  expect(whycors.arrived.map(comparable)).toEqual(native.arrived.map(comparable))
}

/** A request without what differs from call to call: the row's id, and the boundary of a multipart body. */
function comparable({ method, url, headers, body }: RecordedRequest): unknown {
  const isMultipart = headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.includes('boundary=-'))
  return {
    method,
    url: url.replace(/id=\w+-/, 'id='),
    headers: headers
      .filter(([name]) => !isMultipart || name.toLowerCase() !== 'content-length')
      .map(([name, value]) => [name, value.replace(/boundary=-+\w*/, 'boundary=').replace(/id=\w+-/, 'id=')]),
    body: isMultipart ? null : body,
  }
}

/** What `predict` said against what the server received. */
function expectPrediction(row: PredictionRow, name: BrowserName, { outcome, arrived }: Run['whycors']): void {
  const { prediction } = outcome
  if (prediction === undefined) throw new Error(`No prediction: ${outcome.threw}`)
  if (row.hidden === true) {
    expect(prediction.certainty).not.toBe('certain')
    return
  }
  const differs = row.differs?.[name]
  expect(prediction.verdict).toBe(differs?.verdict ?? row.verdict)
  // How a finding names the ways of an engine is the profile's to say.
  if (differs === undefined)
    expect(prediction.reasons.map((finding) => finding.rule)).toEqual(expect.arrayContaining([...(row.rules ?? [])]))
  expect([...prediction.dropped].sort()).toEqual(differs?.dropped ?? row.dropped ?? [])
  const preflight = preflightsOf(arrived)[0]
  const asked = preflight && {
    method: headerOf(preflight, 'access-control-request-method'),
    headers: headerOf(preflight, 'access-control-request-headers') ?? '',
  }
  expect(
    prediction.preflight && { method: prediction.preflight.method, headers: prediction.preflight.headers.join(',') },
  ).toEqual(asked)
}
