import type { Diagnosis } from '../model/diagnosis.ts'
import { findKnowledge } from './knowledge.ts'

/**
 * What is known of a failure this instant, without any I/O; found through the chain of `cause` that clients wrap around the browser's error.
 * Undefined for an error that did not come through whycors. Never throws.
 */
export function diagnosisOf(error: unknown): Diagnosis | undefined {
  try {
    return findKnowledge(error)?.diagnosis()
  } catch {
    return undefined
  }
}
