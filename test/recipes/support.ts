import { createFetch } from '../../src/index.ts'

/** A fetch in a page of https://app.example.com that fails as a browser's does. */
export function failingFetch(reason?: unknown): typeof globalThis.fetch {
  return createFetch({
    fetch: () => Promise.reject(reason ?? new TypeError('Failed to fetch')),
    environment: { origin: 'https://app.example.com', engine: 'chromium' },
    probe: 'never',
    console: false,
  })
}

export const secretUrl = 'https://api.example.com/orders/42?token=s3cret'

export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('did not fail')
}
