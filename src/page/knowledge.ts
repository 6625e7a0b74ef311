import type { Diagnosis } from '../model/diagnosis.ts'
import type { Exchange } from '../model/exchange.ts'
import type { ProbePolicy } from './options.ts'

/** Options of `explain`. */
export interface ExplainOptions {
  /** Default: what the `fetch` that saw the failure was made with. */
  probe?: ProbePolicy
  /** The conversation as seen from outside the page, from the command line or the app's own backend. */
  exchange?: Exchange
  /** Milliseconds after which the answer comes with what is known by then; in less than 200 no probe is sent. Default: 3000. */
  deadline?: number
  /** The response whose body was being read when the error came. */
  response?: Response
}

/** What hangs beside an error. Copies of whycors of other versions read it too: fields are only ever added. */
export interface Knowledge {
  version: 1
  /** What is known this instant. */
  diagnosis(): Diagnosis
  explain(options: ExplainOptions): Promise<Diagnosis>
}

type Registry = WeakMap<object, unknown>

const key = /* @__PURE__ */ Symbol.for('whycors')

/**
 * The registry that all copies of whycors in a realm share: errors with what is known of them, and the functions that stand in for `fetch`.
 * Made at first use, so that importing has no effect.
 */
export function registry(): Registry {
  const scope = globalThis as unknown as Record<symbol, unknown>
  let shared = scope[key]
  if (!(shared instanceof WeakMap)) {
    shared = new WeakMap<object, unknown>()
    Object.defineProperty(globalThis, key, { value: shared, writable: true, enumerable: false, configurable: true })
  }
  return shared as Registry
}

/** Whether a value can be a key: primitives, which abort reasons may be, cannot. */
export function isKey(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** What is known of this very error, without a walk along its causes. */
export function knowledgeOf(error: unknown): Knowledge | undefined {
  if (!isKey(error)) return undefined
  const known = registry().get(error)
  return typeof known === 'object' && known !== null && 'explain' in known ? (known as Knowledge) : undefined
}

/** What hangs beside a response: how to explain a failure that comes while its body is read. */
export interface Reading {
  version: 1
  explainFailure(error: unknown): Knowledge
}

/** Keeps how to explain a failure that comes while the body of this response is read. */
export function rememberReading(response: object, reading: Reading): void {
  registry().set(response, reading)
}

/** What is known of an error that came while the body of this response was read; undefined where nobody saw its call. */
export function knowledgeOfReading(response: unknown, error: unknown): Knowledge | undefined {
  const known: unknown = isKey(response) ? registry().get(response) : undefined
  if (typeof known !== 'object' || known === null || !('explainFailure' in known)) return undefined
  const knowledge = (known as Reading).explainFailure(error)
  if (isKey(error) && !registry().has(error)) registry().set(error, knowledge)
  return knowledge
}

/**
 * The first knowledge along the chain of causes: clients wrap the browser's error (`cause` in ky, axios, ofetch). XMLHttpRequest has no error:
 * there it hangs beside the request, which events name as `target` and clients as `request`.
 */
export function findKnowledge(error: unknown): Knowledge | undefined {
  // How deep causes are followed; deeper chains do not occur, and a ring must end.
  const depth = 10
  let current = error
  for (let level = 0; level < depth && isKey(current); level += 1) {
    try {
      const { cause, request, target } = current as { cause?: unknown; request?: unknown; target?: unknown }
      const known = knowledgeOf(current) ?? knowledgeOf(request) ?? knowledgeOf(target)
      if (known !== undefined) return known
      current = cause
    } catch {
      // A getter of the app's own that throws.
      return knowledgeOf(current)
    }
  }
  return undefined
}
