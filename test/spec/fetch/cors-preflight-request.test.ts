import { corsPreflightRequest } from '../../../src/spec/fetch/cors-preflight-request.ts'
import { testRows } from '../test-rows.ts'

const url = 'https://api.example/a?b#c'
const origin = 'https://app.example'
const always = (method: string): [string, string][] => [
  ['Accept', '*/*'],
  ['Access-Control-Request-Method', method],
]

testRows('corsPreflightRequest', corsPreflightRequest, [
  {
    given: [{ method: 'PUT', url, headers: [], origin }],
    expected: { method: 'OPTIONS', url, headers: [...always('PUT'), ['Origin', origin]] },
    because: 'step 5: no Access-Control-Request-Headers where no name is unsafe',
  },
  {
    given: [{ method: 'patch', url, headers: [['accept', 'a/b']], origin }],
    expected: { method: 'OPTIONS', url, headers: [...always('patch'), ['Origin', origin]] },
    because: 'step 3: the method as it is; step 2: Accept is */* whatever the request says',
  },
  {
    given: [
      {
        method: 'GET',
        url,
        headers: [
          ['X-B', '1'],
          ['Content-Type', 'application/json'],
          ['x-a', '2'],
          ['accept', '*/*'],
        ],
        origin,
      },
    ],
    expected: {
      method: 'OPTIONS',
      url,
      headers: [...always('GET'), ['Access-Control-Request-Headers', 'content-type,x-a,x-b'], ['Origin', origin]],
    },
    because: 'steps 4 and 5: unsafe names, sorted, joined by a comma alone',
  },
  {
    given: [{ method: 'POST', url, headers: [['Authorization', 'secret']], origin: 'null' }],
    expected: {
      method: 'OPTIONS',
      url,
      headers: [...always('POST'), ['Access-Control-Request-Headers', 'authorization'], ['Origin', 'null']],
    },
    because: 'no value is sent, and an opaque origin is null',
  },
])
