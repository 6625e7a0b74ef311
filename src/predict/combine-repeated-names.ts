import type { HeaderList } from '../spec/fetch/header-list.ts'

/** The list with the values of each name in one, at the place of the first. Names are in lower case. */
export function combineRepeatedNames(headers: HeaderList): HeaderList {
  if (headers.length < 2) return headers
  const combined = new Map<string, [name: string, value: string]>()
  for (const [name, value] of headers) {
    const present = combined.get(name)
    if (present === undefined) combined.set(name, [name, value])
    else present[1] += `, ${value}`
  }
  return combined.size === headers.length ? headers : [...combined.values()]
}
