import fc, { type Arbitrary } from 'fast-check'

/** One of the arbitraries, the more often the greater its weight. */
export function weighted<T>(...choices: [weight: number, arbitrary: Arbitrary<T>][]): Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

/** One of the values. */
export function from<const T>(...values: readonly T[]): Arbitrary<T> {
  return fc.constantFrom(...values)
}

/** One of the words in a text. */
export function word(text: string): Arbitrary<string> {
  return fc.constantFrom(...text.trim().split(/\s+/))
}

/** In so many per cent of the cases, else undefined. Seldom is good: a call with one oddity says more than one with five. */
export function seldom<T>(percent: number, arbitrary: Arbitrary<T>): Arbitrary<T | undefined> {
  return weighted<T | undefined>([100 - percent, fc.constant(undefined)], [percent, arbitrary])
}

/** An object without the members that are undefined. */
export function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never
}
