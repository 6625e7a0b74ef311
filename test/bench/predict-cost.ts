import { predict } from '../../src/capture/predict.ts'

/** What a call of `predict` costs, next to what it is measured by. Nanoseconds, the best of many short runs. */
export interface PredictCost {
  headers: number
  predict: number
  ratio: number
}

const url = 'https://api.example.com/v1/orders/17?expand=lines'
const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' }
const environment = { origin: 'https://app.example.com' }

/**
 * Times `predict` for a plain JSON POST against a bare `new Headers(init.headers)`. Short runs, taken in turns, so that neither a busy
 * machine nor a coarse clock favours one of them.
 */
export function predictCost(runs = 300, calls = 3000): PredictCost {
  const subjects = { headers: () => new Headers(init.headers), predict: () => predict(url, init, environment) }
  const best = { headers: Number.POSITIVE_INFINITY, predict: Number.POSITIVE_INFINITY }
  for (let run = 0; run < runs; run += 1) {
    for (const name of ['headers', 'predict'] as const) {
      const subject = subjects[name]
      const started = performance.now()
      for (let call = 0; call < calls; call += 1) subject()
      best[name] = Math.min(best[name], ((performance.now() - started) * 1e6) / calls)
    }
  }
  return { ...best, ratio: best.predict / best.headers }
}
