import type { Call, JsonValue } from './call.ts'

/** Members without which a call is no call, and those whose text is a choice and not free. */
const kept = [
  'api',
  'url',
  'input',
  'as',
  'list',
  'kind',
  'method',
  'text',
  'type',
  'byteLength',
  'state',
  'html',
  'entries',
  'headers',
]
const choices = ['api', 'page', 'input', 'as', 'kind', 'state', 'before', 'upload', 'signal', 'memory']

/** Variants of a call that are one step smaller, the smallest first. */
export function simplerCalls(call: Call): Call[] {
  const variants = simplerValues(call as unknown as JsonValue, '', call.api === 'xhr') as unknown as Call[]
  const urls = ['{api}/path?id={id}', '{own}/path?id={id}'].filter(
    (url) => call.url !== url && !call.url.startsWith('{own}/path?'),
  )
  const all = [...urls.map((url) => ({ ...call, url })), ...variants]
  return all.sort((a, b) => sizeOf(a) - sizeOf(b))
}

/** What makes a call small: few characters, the repeated ones counted by their number. */
export function sizeOf(call: Call): number {
  const text = JSON.stringify(call).replaceAll('"as":"record"', '').replaceAll('"input":"text"', '')
  // At the same length plain letters count as smaller.
  return text.length + text.replaceAll('a', '').length / 1000 + weightOfNumbers(call as unknown as JsonValue)
}

function weightOfNumbers(value: JsonValue): number {
  if (typeof value === 'number') return Math.log2(1 + Math.abs(value))
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, each) => sum + weightOfNumbers(each), 0)
}

function simplerValues(value: JsonValue, name: string, isXhr: boolean): JsonValue[] {
  if (typeof value === 'string') return choices.includes(name) || name === 'url' ? [] : simplerTexts(value)
  if (typeof value === 'number')
    return value === 0 ? [] : [...new Set([0, 1, 8, Math.floor(value / 2), value - 1])].filter((each) => each < value)
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    const isPair = value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string' && name !== ''
    const without = isPair ? [] : value.map((_, index) => value.toSpliced(index, 1))
    const half = isPair || value.length < 4 ? [] : [value.slice(0, value.length >> 1), value.slice(value.length >> 1)]
    const within = value.flatMap((item, index) =>
      simplerValues(item, isPair && index === 0 ? 'name' : 'item', isXhr).map((each) => value.with(index, each)),
    )
    return [...half, ...without, ...within]
  }
  const found: JsonValue[] = []
  for (const [key, member] of Object.entries(value)) {
    const isFreeMethod = key === 'method' && !('api' in value)
    if (!kept.includes(key) || isFreeMethod || (key === 'headers' && !isXhr)) {
      const { [key]: _, ...rest } = value
      found.push(rest)
    }
    if (key === 'as' && member === 'headers') found.push({ ...value, as: 'pairs' })
    if (key === 'as' && member === 'pairs') found.push({ ...value, as: 'record' })
    if (key === 'input' && member !== 'text')
      found.push({ ...value, input: 'text', init: value['init'] ?? value['request'] ?? {} })
    if (member !== undefined) for (const each of simplerValues(member, key, isXhr)) found.push({ ...value, [key]: each })
  }
  return found
}

function simplerTexts(text: string): string[] {
  if (text === '') return []
  const found = ['', text.slice(0, text.length >> 1), text.slice(text.length >> 1)]
  if (text.length <= 24) for (let at = 0; at < text.length; at++) found.push(text.slice(0, at) + text.slice(at + 1))
  else for (let cut = text.length >> 2; cut >= 1; cut >>= 1) found.push(text.slice(cut), text.slice(0, -cut))
  if (text.length <= 12)
    for (let at = 0; at < text.length; at++) if (text[at] !== 'a') found.push(`${text.slice(0, at)}a${text.slice(at + 1)}`)
  if (text !== text.toLowerCase()) found.push(text.toLowerCase())
  return [...new Set(found)].filter((each) => each !== text)
}
