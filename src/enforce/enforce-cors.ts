import { captureFetch } from '../capture/capture-fetch.ts'
import { captureSignal } from '../capture/capture-signal.ts'
import { ownData } from '../capture/own-data.ts'
import { rememberReading } from '../page/knowledge.ts'
import { getHeader } from '../spec/fetch/header-list.ts'
import { browserRejection } from './browser-rejection.ts'
import { diagnoseReading } from './diagnose-failure.ts'
import type { EnforceOptions } from './enforce-options.ts'
import type { EnforcedCall } from './enforced-call.ts'
import { createEnforcedPage, type EnforcedPage } from './enforced-page.ts'
import { isBypassed } from './is-bypassed.ts'
import { pageResponse } from './page-response.ts'
import { playCall } from './play-call.ts'

type Fetch = typeof globalThis.fetch

/**
 * A fetch that behaves as a browser's would on a page of `origin`, on top of any other: MSW's, a real server's, a stub. It sends the preflight,
 * applies the CORS protocol, follows redirects, filters the response, and rejects with the browser's own error; `explain(error)` then names the exact
 * rule, and a failing test shows it as the error's `cause`.
 *
 * The fetch underneath is called once for each message (the OPTIONS of a preflight too), with the URL as a string and `redirect: 'manual'`. Each
 * enforced fetch has a preflight cache and cookies of its own.
 *
 * With `integrity` the whole body is read before the call resolves. Not modelled: the HTTP cache, service workers, Content Security Policy, authentication; several headers of one name, which `Headers` shows as one.
 *
 * @param fetch what sends the messages
 * @param options the page; `origin` is needed
 * @throws TypeError where an option is none
 * @example
 * globalThis.fetch = enforceCors(globalThis.fetch, { origin: 'https://app.example.com' })
 */
export function enforceCors(fetch: Fetch, options: EnforceOptions): Fetch {
  return enforcedFetch(createEnforcedPage(fetch, options))
}

/** The fetch of an enforced page. */
export function enforcedFetch(page: EnforcedPage): Fetch {
  // A method is no constructor and has the name and the length of the native one.
  const { fetch: enforced } = {
    async fetch(input: RequestInfo | URL, ...rest: [RequestInit?]): Promise<Response> {
      const site = callSite(enforced)
      const call = { ...callOf(page, input, rest[0]), site }
      const { record, signal } = call
      // A handler of a mock that asks the real server stands for a server too, and not for the page.
      if (isLocal(record.url) || isBypassed(getHeader('accept', record.headers) ?? '')) return page.fetch(input, rest[0])
      const result = await playCall(page, call)
      if (result.outcome !== 'pass')
        throw browserRejection(result, page.engine, site, () => argumentError(record.url, page, rest[0]))
      const response = pageResponse(result, signal)
      rememberReading(response, { version: 1, explainFailure: (error) => diagnoseReading(page, call, result, error) })
      return response
    },
  }
  return enforced
}

/** Where the app made the call. */
function callSite(above: Fetch): Error {
  if (Error.captureStackTrace === undefined) return new Error('called here')
  // Of V8 alone; elsewhere some frames of ours come first. The constructor would capture a stack of its own, which costs as much again.
  const site = Object.create(Error.prototype, { message: { value: 'called here', configurable: true, writable: true } }) as Error
  Error.captureStackTrace(site, above)
  return site
}

/** The arguments as a record. What cannot be looked at without running the app's code runs it once, as the browser would. */
function callOf(page: EnforcedPage, input: RequestInfo | URL, init: RequestInit | undefined): EnforcedCall {
  let record = captureFetch(input, init)
  let signal = captureSignal(input, init)
  let body: unknown = record.body.kind === 'request' || init == null ? input : init.body
  let integrity = record.integrity ? integrityOf(input, init) : ''
  if (record.unseen.length > 0) {
    const request = new Request(
      typeof input === 'string' || !(input instanceof Request) ? absolute(String(input), page) : input,
      init,
    )
    record = captureFetch(request)
    signal = request.signal
    body = request
    integrity = request.integrity
  } else if (page.credentialsMode !== 'same-origin' && !namesCredentials(input, init)) {
    record = { ...record, credentialsMode: page.credentialsMode }
  }
  return { record, body, signal, integrity }
}

/** As far as it was seen, which is where the record has some. */
function integrityOf(input: unknown, init: RequestInit | undefined): string {
  const given = typeof init === 'object' && init !== null ? ownData(init, 'integrity') : undefined
  return given === undefined ? (input as Request).integrity : String(given)
}

function namesCredentials(input: unknown, init: RequestInit | undefined): boolean {
  const isRequest = typeof Request === 'function' && input instanceof Request
  return isRequest || (typeof init === 'object' && init !== null && ownData(init, 'credentials') !== undefined)
}

function absolute(url: string, page: EnforcedPage): string {
  const { baseUrl = page.origin === 'null' ? undefined : page.origin } = page.environmentOf(url)
  return URL.canParse(url, baseUrl) ? new URL(url, baseUrl).href : url
}

/** What a browser answers by itself, without any network. */
function isLocal(url: string): boolean {
  return /^(?:data|blob):/i.test(url.trimStart())
}

/** The platform's own error about arguments, where it refuses them too. */
function argumentError(url: string, page: EnforcedPage, init: RequestInit | undefined): TypeError | undefined {
  try {
    new Request(absolute(url, page), init)
  } catch (error) {
    if (error instanceof TypeError) return error
  }
  return undefined
}
