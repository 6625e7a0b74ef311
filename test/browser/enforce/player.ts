/** Makes the calls of pairs: in the page of a real browser, in that of another tool, and in Node through `enforceCors`. */
import type { CallOutcome, Pair, PairBody, PairCall } from './pair.ts'

/** A pair with the URL that its calls ask. */
export interface PlacedPair {
  pair: Pair
  url: string
}

/** What calls are made with; each pair has its own. */
export interface Client {
  fetch: typeof fetch
  xhr(call: PairCall, url: string): Promise<CallOutcome>
}

/** Side by side, but the calls of one pair one after the other. */
export function playPairs(pairs: readonly PlacedPair[], clientFor: (pair: Pair) => Client): Promise<CallOutcome[][]> {
  return Promise.all(
    pairs.map(async ({ pair, url }) => {
      const client = clientFor(pair)
      const outcomes: CallOutcome[] = []
      for (const call of pair.calls) {
        const target = url + (call.fragment ?? '')
        outcomes.push(await withPatience(pair.api === 'fetch' ? playFetch(client.fetch, call, target) : client.xhr(call, target)))
      }
      return outcomes
    }),
  )
}

const patience = 20_000

function withPatience(outcome: Promise<CallOutcome>): Promise<CallOutcome> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const hung = new Promise<CallOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ how: 'rejected', name: 'hung', message: '' }), patience)
  })
  return Promise.race([outcome, hung]).finally(() => clearTimeout(timer))
}

async function playFetch(fetch: typeof globalThis.fetch, call: PairCall, url: string): Promise<CallOutcome> {
  const { body, fragment: _, ...init } = call
  try {
    const response = await fetch(url, { ...init, ...(body === undefined ? {} : { body: makeBody(body) }) } as RequestInit)
    const { type, status, statusText, redirected } = response
    const headers = [...response.headers] as [string, string][]
    return { how: 'resolved', type, status, statusText, url: response.url, redirected, headers, body: await response.text() }
  } catch (error) {
    return { how: 'rejected', name: (error as Error).name, message: (error as Error).message }
  }
}

/** One XMLHttpRequest of the page. */
export function playXhr(call: PairCall, url: string): Promise<CallOutcome> {
  return new Promise((resolve) => {
    const rejected = (name: string) => resolve({ how: 'rejected', name, message: '' })
    try {
      const xhr = new XMLHttpRequest()
      xhr.open(call.method ?? 'GET', url)
      for (const [name, value] of call.headers ?? []) xhr.setRequestHeader(name, value)
      xhr.withCredentials = call.credentials === 'include'
      xhr.onerror = () => rejected('error event')
      xhr.onload = () => {
        const lines = xhr
          .getAllResponseHeaders()
          .split('\r\n')
          .filter((line) => line !== '')
        const headers = lines.map((line): [string, string] => {
          const colon = line.indexOf(':')
          return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
        })
        resolve({
          how: 'resolved',
          type: 'xhr',
          status: xhr.status,
          statusText: xhr.statusText,
          url: xhr.responseURL,
          redirected: false,
          headers,
          body: xhr.responseText,
        })
      }
      xhr.send(call.body === undefined ? null : (makeBody(call.body) as XMLHttpRequestBodyInit))
    } catch (error) {
      rejected((error as Error).name)
    }
  })
}

export function makeBody(body: PairBody): BodyInit {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'bytes':
      return new TextEncoder().encode(body.text)
    case 'blob':
      return new Blob([body.text], { type: body.type })
    case 'params':
      return new URLSearchParams(body.entries)
    case 'form': {
      const form = new FormData()
      for (const [name, value] of body.entries) form.append(name, value)
      return form
    }
  }
}
