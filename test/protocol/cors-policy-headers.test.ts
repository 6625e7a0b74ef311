import { describe, expect, test } from 'vitest'
import type { CorsPolicy } from '../../src/model/cors-policy.ts'
import { corsPolicyHeaders } from '../../src/protocol/cors-policy-headers.ts'

const page = 'https://app.example.com'

type Row = [
  policy: CorsPolicy,
  kind: 'preflight' | 'response',
  origin: string | null,
  headers: Record<string, string>,
  because: string,
]

const rows: Row[] = [
  [{ origins: [page] }, 'response', page, { Vary: 'Origin', 'Access-Control-Allow-Origin': page }, 'it is named'],
  [{ origins: [page] }, 'response', 'https://other.example.com', { Vary: 'Origin' }, 'it is not named'],
  [{ origins: [page] }, 'response', null, { Vary: 'Origin' }, 'there is no Origin header'],
  [{ origins: ['null'] }, 'response', 'null', { Vary: 'Origin', 'Access-Control-Allow-Origin': 'null' }, 'null can be named'],
  [{ origins: '*' }, 'response', page, { 'Access-Control-Allow-Origin': '*' }, 'the wildcard is the same for all'],
  [{ origins: ['*'] }, 'response', null, { 'Access-Control-Allow-Origin': '*' }, 'the wildcard in a list is one'],
  [
    { origins: '*', credentials: true },
    'response',
    page,
    { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' },
    'a policy is sent as it stands, though it can never work',
  ],
  [
    { origins: '*', methods: ['PUT'], headers: ['x-a'], maxAge: 0, expose: ['X-Total', 'ETag'] },
    'response',
    page,
    { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'X-Total, ETag' },
    'a response exposes',
  ],
  [
    { origins: '*', methods: ['PUT', 'DELETE'], headers: '*', maxAge: 0, expose: '*' },
    'preflight',
    page,
    {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'PUT, DELETE',
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Max-Age': '0',
    },
    'a preflight allows',
  ],
  [
    { origins: '*', methods: [], headers: [] },
    'preflight',
    page,
    { 'Access-Control-Allow-Origin': '*' },
    'an empty list is no header',
  ],
]

describe('the headers of a policy', () => {
  test.each(rows)('%j, %s to %s: %j, since %s', (policy, kind, origin, headers) => {
    expect(Object.fromEntries(corsPolicyHeaders(policy, kind, origin))).toEqual(headers)
  })
})
