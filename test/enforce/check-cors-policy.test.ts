import { expect, test } from 'vitest'
import { checkCorsPolicy } from '../../src/enforce/check-cors-policy.ts'

test.each([
  [{ origins: '*' }],
  [{ origins: ['*'] }],
  [{ origins: ['https://app.example.com', 'http://localhost:5173', 'null'] }],
  [{ origins: [], methods: '*', headers: ['X-A'], credentials: true, expose: ['ETag'], maxAge: 0 }],
])('takes %j', (policy) => {
  expect(() => checkCorsPolicy('policy', policy)).not.toThrow()
})

test.each([
  [undefined, 'policy must be an object.'],
  [{}, 'policy: "origins" must name the pages that may read answers, or be "*".'],
  [{ origins: 'https://app.example.com' }, 'policy: "origins" must be a list of strings, or "*".'],
  [
    { origins: ['https://app.example.com/'] },
    'policy: "origins" holds "https://app.example.com/", which is no origin such as "https://app.example.com", without a path and in small letters.',
  ],
  [{ origins: '*', methods: 'PUT' }, 'policy: "methods" must be a list of strings, or "*".'],
  [{ origins: '*', methods: ['PUT, DELETE'] }, 'policy: "methods" holds "PUT, DELETE", which is no method.'],
  [{ origins: '*', headers: ['x a'] }, 'policy: "headers" holds "x a", which is no header name.'],
  [{ origins: '*', expose: [''] }, 'policy: "expose" holds "", which is no header name.'],
  [{ origins: '*', credentials: 'true' }, 'policy: "credentials" must be true or false.'],
  [{ origins: '*', maxAge: '2h' }, 'policy: "maxAge" must be a whole number of seconds.'],
  [
    { origins: '*', origin: '*' },
    'policy: unknown key "origin". Known are origins, methods, headers, credentials, expose, maxAge.',
  ],
])('refuses %j: %s', (policy, message) => {
  expect(() => checkCorsPolicy('policy', policy)).toThrow(new TypeError(message))
})
