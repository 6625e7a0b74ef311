import { describe, expect, test } from 'vitest'
import { classifyError } from '../../src/page/classify-error.ts'

const typeError = (message: string) => new TypeError(message)

describe('classifyError', () => {
  test.each([
    { error: typeError('Failed to fetch'), message: 'opaque', because: 'Chromium' },
    { error: typeError('Failed to fetch (api.example.com)'), message: 'opaque', because: 'Sentry adds the host' },
    { error: typeError('network error'), message: 'opaque', because: 'Chromium, while a body is read' },
    { error: typeError('NetworkError when attempting to fetch resource.'), message: 'opaque', because: 'Firefox' },
    { error: typeError('Load failed'), message: 'opaque', because: 'WebKit' },
    { error: typeError('cancelled'), message: 'opaque', because: 'older WebKit' },
    { error: typeError('fetch failed'), message: 'opaque', because: 'Node' },
    { error: typeError("Failed to execute 'fetch' on 'Window': Invalid name"), message: 'own', because: 'an argument error' },
    { error: typeError('Decoding failed.'), message: 'own', because: 'Firefox, of a body' },
    {
      error: typeError('Response served by service worker is opaque'),
      message: 'service-worker',
      because: 'WebKit refuses what a service worker answered',
    },
    { error: typeError('Response served by service worker is an error'), message: 'service-worker', because: 'or its error' },
    {
      error: typeError('FetchEvent.respondWith received an error: Error: no cache'),
      message: 'service-worker',
      because: 'or that it gave none',
    },
    {
      error: typeError('FetchEvent.respondWith received an error: TypeError: Load failed'),
      message: 'opaque',
      because: 'a service worker handed on what its own fetch said',
    },
    { error: new DOMException('Fetch is aborted', 'AbortError'), message: 'own', because: 'an abort' },
    { error: new RangeError('Failed to fetch'), message: 'foreign', because: 'no fetch makes a RangeError' },
    { error: 'Failed to fetch', message: 'foreign', because: 'no error at all' },
    { error: null, message: 'foreign', because: 'nothing' },
  ])('$error is $message: $because', ({ error, message }) => {
    expect(classifyError(error).message).toBe(message)
  })

  test('an error whose getters throw is foreign', () => {
    const hostile = {
      get name() {
        throw new Error('no')
      },
    }
    expect(classifyError(hostile)).toEqual({ name: 'object', message: 'foreign' })
  })
})
