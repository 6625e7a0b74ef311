import { expect, test } from 'vitest'
import { culpritOf } from '../../src/predict/culprits.ts'

test.each([
  ['sentry-trace', 'Sentry'],
  ['baggage', 'Sentry'],
  ['traceparent', 'OpenTelemetry'],
  ['x-b3-traceid', 'OpenTelemetry'],
  ['x-datadog-trace-id', 'Datadog RUM'],
  ['x-stainless-lang', 'an SDK made by Stainless (OpenAI, Anthropic)'],
  ['newrelic', 'New Relic'],
  ['x-xsrf-token', 'axios or Angular'],
  ['x-amz-date', 'AWS SDK'],
  ['hx-request', 'htmx'],
])('%s is most likely added by %s', (name, library) => {
  expect(culpritOf(name)?.library).toBe(library)
})

test.each(['x-api-key', 'authorization', 'x-datadog', 'hx', 'constructor', '__proto__', 'x-requested-with-care', 'content-type'])(
  '%s has no known culprit',
  (name) => {
    expect(culpritOf(name)).toBeUndefined()
  },
)
