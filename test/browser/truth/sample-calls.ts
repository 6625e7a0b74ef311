import fc from 'fast-check'
import { arbitraryCall } from './arbitrary/call.ts'
import type { Api, Call } from './call.ts'

/** The calls of a run: the same for the same seed. */
export function sampleCalls(count: number, seed: number, apis: readonly Api[]): Call[] {
  return fc.sample(arbitraryCall(apis), { numRuns: count, seed })
}
