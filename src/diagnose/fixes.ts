import type { Fix, FixId } from '../model/fix.ts'
import { extractHeaderListValues } from '../spec/fetch/extract-header-list-values.ts'
import type { FixLine } from './cause.ts'
import type { Facts } from './facts.ts'
import { headerName } from './header-name.ts'

const costs: Partial<Record<FixId, NonNullable<Fix['cost']>>> = {
  'allow-origin': 'exposes-to-origin',
  'name-origin-for-credentials': 'exposes-to-origin',
  'allow-credentials': 'exposes-to-origin',
  'send-corp-header': 'exposes-to-origin',
  'omit-credentials': 'loses-credentials',
  'proxy-same-origin': 'extra-hop',
}

const allow = 'Access-Control-Allow-'

const originLine = ({ sentOrigin = '<origin of the page>' }: Facts) =>
  `${allow}Origin: ${sentOrigin === 'null' ? '*' : sentOrigin}`
const methodsLine = ({ request }: Facts) => `${allow}Methods: ${request.method}`
const headersAsked = ({ prediction, request }: Facts) => prediction.preflight?.headers ?? request.headerNames
const headersLine = (facts: Facts) => `${allow}Headers: ${headersAsked(facts).map(headerName).join(', ')}`

/** The line of the OPTIONS answer made longer, where it was seen: others need what it allows already. */
function longerLine(line: string, { optionsAnswer = [], request }: Facts): string {
  const [name = '', wanted = ''] = line.split(': ')
  const listed = extractHeaderListValues(name, optionsAnswer)
  // With credentials `*` allows nothing.
  const allowed = Array.isArray(listed) ? listed.filter((one) => one !== '*' || request.credentialsMode !== 'include') : []
  const text = allowed.join(', ')
  const missing = wanted.split(', ').filter((one) => !allowed.some((other) => other.toLowerCase() === one.toLowerCase()))
  // What a server sends can be long; and of methods the case can be all that is missing.
  return text === '' || text.length > 500 ? line : `${name}: ${text}, ${missing.join(', ') || wanted}`
}

/** The exact header lines to send. */
const lines: Partial<Record<FixId, (facts: Facts) => string>> = {
  'allow-origin': originLine,
  'correct-allow-origin': originLine,
  'send-one-allow-origin': originLine,
  'name-origin-for-credentials': originLine,
  'allow-credentials': () => `${allow}Credentials: true`,
  'allow-method': (facts) => longerLine(methodsLine(facts), facts),
  'correct-allow-methods': methodsLine,
  'allow-header': (facts) => longerLine(headersLine(facts), facts),
  'correct-allow-headers': headersLine,
  'send-corp-header': () => 'Cross-Origin-Resource-Policy: cross-origin',
}

/** Fixes with the facts they need. `on`: the answer that a header line belongs to. */
export function makeFixes(wanted: readonly FixLine[], on: 'preflight' | 'response', facts: Facts): Fix[] {
  return wanted.flatMap((wish): Fix[] => {
    const [who, id] = wish.split(' ') as [Fix['who'], FixId]
    const line = lines[id]
    const fix: Fix = { who, id, params: line === undefined ? params(id, facts) : { line: line(facts), on } }
    const cost = costs[id]
    if (cost !== undefined) fix.cost = cost
    if (line !== originLine || facts.sentOrigin !== 'null') return [fix]
    // An opaque origin cannot be named safely: every sandboxed page shares `null`. With credentials `*` does not count.
    return [
      ...(facts.request.origin === 'null' ? [{ who: 'client', id: 'serve-page-from-origin', params: {} } as const] : []),
      ...(facts.request.credentialsMode === 'include' ? [] : [{ ...fix, cost: 'weakens-check' } as const]),
    ]
  })
}

function params(id: FixId, { seen, target, prediction, request }: Facts): Fix['params'] {
  const subject = seen['exchange-subject']
  if (id === 'drop-header' && subject !== undefined) return { header: subject }
  if (id === 'write-method-upper-case') return { method: request.method.toUpperCase() }
  if (id === 'cors-on-error-responses') {
    const { 'exchange-status': status = 200 } = seen
    return status < 400 ? {} : { status }
  }
  if (id === 'add-to-connect-src' && target !== null) return { source: target.origin }
  if (id === 'correct-option')
    return { option: prediction.reasons[0]?.rule === 'invalid-option' ? (prediction.reasons[0].subject ?? '') : 'cache' }
  return {}
}
