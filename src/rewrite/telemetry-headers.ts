/**
 * Headers that tracing libraries add to requests, and that say nothing but which trace a request belongs to.
 * - W3C Trace Context and Baggage: traceparent, tracestate, baggage (OpenTelemetry, Sentry, Datadog, New Relic, Elastic)
 * - Sentry: sentry-trace · New Relic: newrelic · Elastic APM: elastic-apm-traceparent · Jaeger: uber-trace-id
 * - Zipkin: b3, x-b3-* · Datadog: x-datadog-* · AWS X-Ray: x-amzn-trace-id · Google Cloud: x-cloud-trace-context · Honeycomb: x-honeycomb-trace
 */
export const telemetryHeaders: readonly string[] = [
  'b3',
  'baggage',
  'elastic-apm-traceparent',
  'newrelic',
  'sentry-trace',
  'traceparent',
  'tracestate',
  'uber-trace-id',
  'x-amzn-trace-id',
  'x-b3-*',
  'x-cloud-trace-context',
  'x-datadog-*',
  'x-honeycomb-trace',
]

/** Whether a lower-case name is one of the list, in which `*` at the end stands for any rest. */
export function isTelemetryHeader(name: string, list: readonly string[]): boolean {
  return list.some((known) => (known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known))
}
