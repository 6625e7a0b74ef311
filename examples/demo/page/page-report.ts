import type { Diagnosis, Prediction } from '../../../src/index.ts'

/** What came of one call, as the page saw it. */
export interface PageReport {
  id: string
  prediction: Prediction
  outcome: { ok: true; status: number; exposed: string[] } | { ok: false; name: string; message: string }
  /** Null for a call that succeeded. */
  diagnosis: Diagnosis | null
}
