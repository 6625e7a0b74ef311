import { expect, test } from 'vitest'
import type { Environment } from '../../src/model/environment.ts'
import { prohibitsMixedSecurityContexts } from '../../src/predict/prohibits-mixed-security-contexts.ts'

test.each<[environment: Environment, expected: boolean | undefined, because: string]>([
  [{ origin: 'https://app.example' }, true, 'https'],
  [{ origin: 'https://app.example', secureContext: true }, true, 'https'],
  [{ origin: 'https://app.example', secureContext: false }, false, 'the caller knows better'],
  [{ origin: 'http://app.example' }, false, 'http'],
  [{ origin: 'http://app.example', secureContext: true }, true, 'the caller knows better'],
  [{ origin: 'http://localhost:3000' }, false, 'http'],
  [{ origin: 'http://localhost:3000', secureContext: true }, false, 'http on the machine itself blocks nothing'],
  [{ origin: 'http://127.0.0.1', secureContext: true }, false, 'http on the machine itself'],
  [{ origin: 'http://[::1]:8080', secureContext: true }, false, 'http on the machine itself'],
  [{ origin: 'http://app.localhost', secureContext: true }, false, 'http on the machine itself'],
  [{ origin: 'http://localhost.example', secureContext: true }, true, 'another machine'],
  [{ origin: 'capacitor://localhost', secureContext: true }, true, 'a scheme of an app'],
  [{ origin: 'null', baseUrl: 'https://app.example/' }, true, 'a sandboxed page on https'],
  [{ origin: 'null', baseUrl: 'http://app.example/' }, false, 'a sandboxed page on http'],
  [{ origin: 'null', baseUrl: 'http://127.0.0.1:1/', secureContext: true }, false, 'sandboxed, on the machine itself'],
  [{ origin: 'null', baseUrl: 'about:srcdoc', secureContext: true }, true, 'the caller knows better'],
  [{ origin: 'null', baseUrl: 'data:text/html,' }, undefined, 'nothing says where it came from'],
  [{ origin: 'null', baseUrl: 'data:text/html,', secureContext: false }, undefined, 'the page around it may block it'],
  [{ origin: 'null', baseUrl: 'http://localhost/', secureContext: false }, false, 'http'],
  [{ origin: 'null' }, undefined, 'nothing says where it came from'],
  [{}, false, 'no page is known'],
  [{ secureContext: true }, true, 'the caller knows better'],
])('%j: %s', (environment, expected, because) => {
  expect(prohibitsMixedSecurityContexts(environment), because).toBe(expected)
})
