import type { CorsPolicy } from 'whycors/msw'

/** What the API allows, as its server is configured. Tests that pass here pass there, as far as CORS goes. */
export const policy: CorsPolicy = {
  origins: ['https://app.example.com'],
  methods: ['PUT'],
  headers: ['Content-Type'],
  expose: ['X-Total-Count'],
}
