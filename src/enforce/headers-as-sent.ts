import type { PreparedRequest } from '../predict/prepare-request.ts'
import { bodyContentType } from '../spec/fetch/body-content-type.ts'
import { getHeader, type HeaderList } from '../spec/fetch/header-list.ts'
import { authorContentType } from '../spec/xhr/author-content-type.ts'

/** The headers of a prepared request as the engine sends them: what it changes where nothing decides about CORS any more. */
export function headersAsSent(prepared: PreparedRequest): HeaderList {
  const { engine, headers } = prepared
  if (engine === 'gecko') return asGeckoSends(prepared)
  const type = engine === 'webkit' ? typeThatWebkitAdds(prepared) : null
  return type === null ? headers : [...headers, ['content-type', type]]
}

/** Headers of which Firefox sends the last alone; of the Content-Types of a body the first. */
const singletons = new Set(
  'authorization content-disposition content-type from if-modified-since if-unmodified-since max-forwards user-agent'.split(' '),
)

/** Firefox writes UTF-8 into the Content-Type of a text (XMLHttpRequest) after its check (ESR 153.7, measured 2026-11-23). */
function asGeckoSends({ headers, body, record }: PreparedRequest): HeaderList {
  const isText = body.kind === 'string' || body.kind === 'url-search-params' || body.kind === 'document'
  const sent = (name: string) => {
    const values = headers.filter(([other]) => other === name).map(([, value]) => value)
    const value = (name === 'content-type' && body.kind !== 'none' ? values[0] : values.at(-1)) ?? ''
    return name === 'content-type' && record.api === 'xhr' && isText && !value.includes(',') ? authorContentType(value) : value
  }
  return headers
    .filter(([name], index) => !singletons.has(name) || headers.findIndex(([other]) => other === name) === index)
    .map(([name, value]) => [name, singletons.has(name) ? sent(name) : value])
}

/**
 * WebKit sends the type of a Blob in the mode `no-cors` too, safelisted or not, and that of the URLSearchParams that an XMLHttpRequest does not send,
 * since it is a GET or HEAD (2.50.6, measured 2026-11-28).
 */
function typeThatWebkitAdds({ headers, body, mode, record }: PreparedRequest): string | null {
  if (getHeader('content-type', headers) !== null) return null
  if (record.api === 'fetch') return mode === 'no-cors' && body.kind === 'blob' ? bodyContentType('blob', body.type) : null
  return record.body.kind === 'url-search-params' ? bodyContentType('url-search-params') : null
}
