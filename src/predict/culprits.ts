import type { Culprit } from '../model/finding.ts'

const sentry = { library: 'Sentry', switch: 'tracePropagationTargets' }
const openTelemetry = { library: 'OpenTelemetry', switch: 'propagateTraceHeaderCorsUrls' }
const applicationInsights = { library: 'Application Insights', switch: 'enableCorsCorrelation: false' }
const newRelic = { library: 'New Relic', switch: 'distributed_tracing.cors_use_newrelic_header: false' }
const apolloClient = { library: 'Apollo Client', switch: 'clientAwareness' }
const awsSdk = { library: 'AWS SDK', switch: 'getSignedUrl (a presigned URL)' }
const connect = { library: 'Connect', switch: 'useHttpGet: true' }
const csrfHelper = { library: 'rails-ujs, or a default header for CSRF tokens', switch: '$.ajaxSetup, axios.defaults.headers' }

/**
 * Headers that libraries add behind an app's back: who does it most likely, and the switch that decides for which targets, or at all.
 * A name that ends in a hyphen stands for all names that begin so.
 *
 * Sources:
 * - Sentry: https://docs.sentry.io/platforms/javascript/distributed-tracing/dealing-with-cors-issues
 * - OpenTelemetry: `PropagateTraceHeaderCorsUrls` in @opentelemetry/sdk-trace-web; open-telemetry/opentelemetry-js#1698
 * - Datadog: https://docs.datadoghq.com/real_user_monitoring/correlate_with_other_telemetry/apm/; DataDog/dd-trace-js#9779
 * - New Relic: `init.distributed_tracing` of newrelic/newrelic-browser-agent
 * - Elastic APM: `distributedTracingOrigins` of elastic/apm-agent-rum-js (newer ones send `traceparent`, as most of these tools can)
 * - Application Insights: `enableCorsCorrelation` of microsoft/ApplicationInsights-JS
 * - Stainless: openai/openai-node and anthropics/anthropic-sdk-typescript; ollama/ollama#4388
 * - axios: `withXSRFToken` in its README; axios/axios#6006. Angular: `withNoXsrfProtection` in @angular/common/http
 * - jQuery: `crossDomain` in https://api.jquery.com/jquery.ajax/
 * - Apollo: `clientAwareness` in apollographql/apollo-client, link/http; https://www.apollographql.com/docs/apollo-server/security/cors
 * - AWS: aws/aws-sdk-js-v3, packages `middleware-user-agent`, `middleware-retry` and `s3-request-presigner`
 * - tRPC: `httpBatchStreamLink` in trpc/trpc. Connect: `useHttpGet` in connectrpc/connect-es
 * - htmx: `htmx:configRequest` in https://htmx.org/events/
 * - Angular service worker: https://angular.dev/ecosystem/service-workers/devops ("Bypassing the service worker")
 */
const culprits: Readonly<Record<string, Culprit>> = {
  'sentry-trace': sentry,
  baggage: sentry,
  traceparent: openTelemetry,
  tracestate: openTelemetry,
  b3: openTelemetry,
  'x-b3-': openTelemetry,
  'elastic-apm-traceparent': { library: 'Elastic APM', switch: 'distributedTracingOrigins' },
  'x-datadog-': { library: 'Datadog RUM', switch: 'allowedTracingUrls' },
  newrelic: newRelic,
  'x-newrelic-id': newRelic,
  'request-id': applicationInsights,
  'request-context': applicationInsights,
  'x-stainless-': {
    library: 'an SDK made by Stainless (OpenAI, Anthropic)',
    switch: "defaultHeaders: { 'X-Stainless-...': null }",
  },
  'x-requested-with': { library: 'jQuery, or a default header of axios', switch: 'crossDomain: true, axios.defaults.headers' },
  'x-xsrf-token': { library: 'axios or Angular', switch: 'withXSRFToken: false, withNoXsrfProtection()' },
  'x-csrf-token': csrfHelper,
  'x-csrftoken': csrfHelper,
  'apollo-require-preflight': { library: 'an Apollo link', switch: 'headers' },
  'apollographql-client-': apolloClient,
  'x-amz-': awsSdk,
  'amz-sdk-': awsSdk,
  'trpc-accept': { library: 'tRPC', switch: 'httpBatchLink (in place of httpBatchStreamLink)' },
  'connect-protocol-version': connect,
  'connect-timeout-ms': connect,
  'hx-': { library: 'htmx', switch: 'htmx:configRequest' },
  'ngsw-bypass': { library: 'an app with the Angular service worker', switch: 'ngsw-bypass as a query parameter' },
}

const prefixes = Object.keys(culprits).filter((name) => name.endsWith('-'))

/** The library that most likely added a header, and how to turn that off; undefined where none is known. The name is lower-cased. */
export function culpritOf(name: string): Culprit | undefined {
  if (Object.hasOwn(culprits, name)) return culprits[name]
  const prefix = prefixes.find((start) => name.startsWith(start))
  return prefix === undefined ? undefined : culprits[prefix]
}
