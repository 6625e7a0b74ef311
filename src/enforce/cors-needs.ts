import type { ApiNeeds, CorsNeeds } from '../model/linted-call.ts'
import { isCorsSafelistedResponseHeaderName } from '../spec/fetch/is-cors-safelisted-response-header-name.ts'
import { isForbiddenResponseHeaderName } from '../spec/fetch/is-forbidden-response-header-name.ts'
import { asciiLowercase } from '../spec/infra/ascii-lowercase.ts'
import { compareText } from './compare-text.ts'
import type { SeenCall } from './lint-call.ts'

/** What one page needs from one API is added up here. */
export interface NeedsRecorder {
  /** Notes a call. */
  call(call: SeenCall, pageOrigin: string): void
  /** Notes that the app read a header that an answer of this API has. */
  read(target: string, name: string): void
  /** Notes that something copied all headers of an answer of this API. */
  copied(target: string): void
  needs(): CorsNeeds
}

/** Only calls in the mode `cors` that are sent need anything from a server. */
export function createNeedsRecorder(): NeedsRecorder {
  const apis: Record<string, ApiNeeds> = {}
  const headersCopied: string[] = []
  const of = (target: string): ApiNeeds => {
    apis[target] ??= { origins: [], methods: [], headers: [], credentials: false, expose: [] }
    return apis[target]
  }
  return {
    call({ linted, prediction, target }, pageOrigin) {
      if (linted.verdict !== 'simple' && linted.verdict !== 'preflight') return
      const api = of(target)
      add(api.origins, pageOrigin)
      add(api.methods, linted.method)
      for (const name of prediction.preflight?.headers ?? []) add(api.headers, name)
      api.credentials ||= linted.credentialsMode === 'include'
    },
    read(target, name) {
      if (isCorsSafelistedResponseHeaderName(name) || isForbiddenResponseHeaderName(name)) return
      add(of(target).expose, asciiLowercase(name))
    },
    copied(target) {
      add(headersCopied, target)
    },
    needs: () => mergeNeeds([{ version: 1, apis, headersCopied }]),
  }
}

/** Adds up what several test files, or several runs, need; sorted. */
export function mergeNeeds(all: readonly CorsNeeds[]): CorsNeeds {
  const targets = [...new Set(all.flatMap(({ apis }) => Object.keys(apis)))].sort(compareText)
  const apis = targets.map((target): [string, ApiNeeds] => {
    const parts = all.flatMap((needs) => needs.apis[target] ?? [])
    const union = (names: (part: ApiNeeds) => string[]) => [...new Set(parts.flatMap(names))].sort(compareText)
    return [
      target,
      {
        origins: union(({ origins }) => origins),
        methods: union(({ methods }) => methods),
        headers: union(({ headers }) => headers),
        credentials: parts.some(({ credentials }) => credentials),
        expose: union(({ expose }) => expose),
      },
    ]
  })
  const copied = [...new Set(all.flatMap(({ headersCopied = [] }) => headersCopied))].sort(compareText)
  return { version: 1, apis: Object.fromEntries(apis), ...(copied.length > 0 && { headersCopied: copied }) }
}

export function serializeNeeds(needs: CorsNeeds): string {
  return `${JSON.stringify(mergeNeeds([needs]), null, 2)}\n`
}

/**
 * Reads a file of needs.
 *
 * @param file its name, for the message
 * @throws {Error} where the text is none
 */
export function parseNeeds(text: string, file: string): CorsNeeds {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    parsed = undefined
  }
  const { version, apis } = (parsed ?? {}) as { version?: unknown; apis?: unknown }
  if (version !== 1 || typeof apis !== 'object' || apis === null || !Object.values(apis).every(isApi))
    throw new Error(`${file} is not what recordTraffic writes. Delete it to start anew.`)
  return parsed as CorsNeeds
}

function isApi(value: unknown): boolean {
  const { origins, methods, headers, credentials, expose } = (value ?? {}) as Record<string, unknown>
  return [origins, methods, headers, expose].every(Array.isArray) && typeof credentials === 'boolean'
}

function add(list: string[], item: string): void {
  if (!list.includes(item)) list.push(item)
}
