import fc from 'fast-check'
import { expect } from 'vitest'
import { predict } from '../../src/capture/predict.ts'
import { predictBeacon } from '../../src/capture/predict-beacon.ts'
import { predictXhr } from '../../src/capture/predict-xhr.ts'
import type { Engine } from '../../src/model/environment.ts'
import type { Prediction } from '../../src/model/prediction.ts'
import { hostileArguments } from './hostile-arguments.ts'

const verdicts = new Set(['same-origin', 'simple', 'preflight', 'opaque', 'blocked', 'throws'])
const certainties = new Set(['certain', 'likely', 'possible'])

/** Predicts calls with arguments of any type: it neither throws nor runs anything of them, and what comes out is plain JSON. */
export function survives(numRuns: number): void {
  const engine = fc.constantFrom<Engine | undefined>(undefined, 'standard', 'chromium', 'gecko', 'webkit')
  const origin = fc.constantFrom(undefined, 'https://app.example', 'https://api.example', 'null', 'nonsense')
  fc.assert(
    fc.property(hostileArguments, engine, origin, ({ args: [first, second], tripwire }, name, from) => {
      const environment = { ...(name && { engine: name }), ...(from && { origin: from }) }
      check(predict(first as string, second as RequestInit, environment))
      check(predictXhr(second as { url: string }, environment))
      check(predictBeacon(first as string, second as BodyInit, environment))
      if (tripwire.touched.length > 0) expect(tripwire.touched).toEqual([])
    }),
    { numRuns, endOnFailure: false },
  )
}

// `expect` for each of a million predictions would take longer than all else.
function check(prediction: Prediction): void {
  const { verdict, certainty, reasons, notes, dropped } = prediction
  const isSound =
    verdicts.has(verdict) &&
    certainties.has(certainty) &&
    Array.isArray(reasons) &&
    Array.isArray(notes) &&
    Array.isArray(dropped) &&
    (verdict === 'preflight') === (prediction.preflight !== undefined) &&
    (verdict === 'simple') === (reasons.length === 0)
  if (!isSound) expect(prediction).toBe('a sound prediction')
}
