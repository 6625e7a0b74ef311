import { SpanStatusCode } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterEach, describe, expect, test } from 'vitest'
import { explain } from '../../src/index.ts'
import { attributesOf } from './otel-attributes.ts'
import { errorOf, failingFetch, secretUrl } from './support.ts'

const exporter = new InMemorySpanExporter()
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
const tracer = provider.getTracer('app')

afterEach(() => exporter.reset())

/** A call within a span, as the README has it; the span that the real SDK exports. */
async function spanOf(call: () => Promise<unknown>, beforeEnd?: (error: unknown) => Promise<unknown>) {
  await errorOf(
    tracer.startActiveSpan('call', async (span) => {
      try {
        return await call()
      } catch (error) {
        await beforeEnd?.(error)
        span.setAttributes(attributesOf(error)).setStatus({ code: SpanStatusCode.ERROR })
        throw error
      } finally {
        span.end()
      }
    }),
  )
  return exporter.getFinishedSpans()[0]
}

describe('the recipe for OpenTelemetry', () => {
  test('sets the attributes of the semantic conventions, and names no cause that is merely possible', async () => {
    const span = await spanOf(() => failingFetch()(secretUrl, { method: 'PUT', body: '{}' }))
    expect(span?.attributes).toEqual({
      'error.type': expect.stringMatching(/^(?:unreachable|path|preflight|response)$/),
      'http.request.method': 'PUT',
      'server.address': 'api.example.com',
    })
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR })
    expect(JSON.stringify(span?.attributes)).not.toContain('s3cret')
  })

  test('names the cause once it is certain', async () => {
    const span = await spanOf(
      () => failingFetch()('https://api.example.com/orders'),
      (error) =>
        explain(error, {
          exchange: {
            version: 1,
            steps: [
              {
                kind: 'request',
                request: { method: 'GET', url: 'https://api.example.com/orders', headers: [] },
                response: { status: 500, headers: [] },
                error: 'missing-allow-origin-header',
              },
            ],
            sameCredentials: true,
            sameMethod: true,
          },
        }),
    )
    expect(span?.attributes['error.type']).toBe('missing-allow-origin-header')
  })

  test('names the cause of a call that could not be made', async () => {
    const span = await spanOf(() => failingFetch()('http://api.example.com:6667/'))
    expect(span?.attributes).toMatchObject({ 'error.type': expect.stringMatching(/^(?:unsafe-port|mixed-content)$/) })
  })

  test('sets nothing for other errors', async () => {
    const span = await spanOf(() => Promise.reject(new Error('of the app')))
    expect(span?.attributes).toEqual({})
  })
})
