import { captureFetch } from '../../../src/capture/capture-fetch.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import type { RequestRecord } from '../../../src/model/request-record.ts'
import { browserHeaders } from '../../../src/node/browser-headers.ts'
import { sendRaw } from '../../../src/node/send-raw.ts'
import { predictRequest } from '../../../src/predict/predict-request.ts'
import { playProtocol } from '../../../src/protocol/play-protocol.ts'
import { bodyContentType } from '../../../src/spec/fetch/body-content-type.ts'
import { normalizeMethod } from '../../../src/spec/fetch/normalize-method.ts'
import { loopbackCertificate } from '../../support/test-certificates.ts'
import type { PlannedInit } from './in-page/plan.ts'

/** The same call, played from outside the page as the command line plays it with `--send`: as Chromium, over raw sockets. */
export async function playExchange(
  url: string,
  { bodySize, streams: _, ...init }: PlannedInit,
  origin: string,
): Promise<Exchange> {
  const text = bodySize === undefined ? init.body : 'x'.repeat(bodySize)
  const headers = Object.entries(init.headers ?? {})
  if (text !== undefined && !headers.some(([name]) => name.toLowerCase() === 'content-type'))
    headers.push(['Content-Type', bodyContentType('string') ?? ''])
  const record: RequestRecord = { ...captureFetch(url, init), source: 'request', body: { kind: 'none' } }
  const { exchange } = await playProtocol(
    {
      request: {
        method: normalizeMethod(init.method ?? 'GET'),
        url,
        headers,
        ...(text === undefined ? {} : { body: new TextEncoder().encode(text) }),
        mode: init.mode === 'no-cors' || init.mode === 'same-origin' ? init.mode : 'cors',
        credentialsMode: init.credentials ?? 'same-origin',
        redirect: init.redirect ?? 'follow',
      },
      origin,
      engine: 'chromium',
      secureContext: origin.startsWith('https:'),
      sendRequest: true,
      preflightOf: (hop) =>
        predictRequest(
          { ...record, ...hop },
          { origin: hop.origin, engine: 'chromium', secureContext: origin.startsWith('https:') },
        ).preflight ?? null,
    },
    (message) => sendRaw({ ...message, headers: browserHeaders(message) }, { timeout: 5000, extraCa: [loopbackCertificate] }),
  )
  return exchange
}
