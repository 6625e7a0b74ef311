import { expectTypeOf, test } from 'vitest'
import {
  createFetch,
  type Diagnosis,
  explain,
  fetch,
  format,
  install,
  isCorsFailure,
  type Prediction,
  predict,
  type RuleId,
} from '../../src/index.ts'

test('the drop-in has the type of fetch', () => {
  expectTypeOf(fetch).toEqualTypeOf<typeof globalThis.fetch>()
  expectTypeOf(createFetch).returns.toEqualTypeOf<typeof globalThis.fetch>()
  expectTypeOf(install).returns.toEqualTypeOf<() => void>()
})

test('predict takes what fetch takes', () => {
  expectTypeOf(predict).parameter(0).toEqualTypeOf<RequestInfo | URL>()
  expectTypeOf(
    predict('/x', { method: 'PUT' }, { origin: 'https://app.example.com', engine: 'gecko' }),
  ).toEqualTypeOf<Prediction>()
  // @ts-expect-error an engine is one of four
  predict('/x', {}, { engine: 'blink' })
})

test('verdicts narrow', () => {
  const prediction = predict('/x')
  // @ts-expect-error no such verdict
  if (prediction.verdict === 'preflighted') return
  expectTypeOf<'method-not-safelisted'>().toExtend<RuleId>()
  expectTypeOf(prediction.preflight).toEqualTypeOf<{ method: string; headers: string[] } | undefined>()
})

test('options are checked', () => {
  createFetch({ probe: 'safe', console: false, onDiagnosis: (diagnosis) => expectTypeOf(diagnosis).toEqualTypeOf<Diagnosis>() })
  // @ts-expect-error no such policy
  createFetch({ probe: 'always' })
})

test('what is known of an error', () => {
  expectTypeOf(explain).parameter(0).toBeUnknown()
  expectTypeOf(isCorsFailure).parameter(0).toBeUnknown()
  expectTypeOf(format).parameter(0).toExtend<object>()
})
