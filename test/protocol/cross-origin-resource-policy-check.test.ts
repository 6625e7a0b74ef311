import { describe, expect, test } from 'vitest'
import { crossOriginResourcePolicyCheck } from '../../src/protocol/cross-origin-resource-policy-check.ts'

describe('crossOriginResourcePolicyCheck', () => {
  test.each([
    { origin: 'https://app.x.test', url: 'https://api.x.test/', policy: null, expected: 'allowed', because: 'no policy' },
    { origin: 'https://app.x.test', url: 'https://api.x.test/', policy: 'cross-origin', expected: 'allowed', because: 'for all' },
    {
      origin: 'https://app.x.test',
      url: 'https://api.x.test/',
      policy: 'Same-Origin',
      expected: 'allowed',
      because: 'no such policy',
    },
    {
      origin: 'https://app.x.test',
      url: 'https://api.x.test/',
      policy: 'same-origin',
      expected: 'blocked',
      because: 'another origin',
    },
    {
      origin: 'https://app.x.test',
      url: 'https://app.x.test/',
      policy: 'same-origin',
      expected: 'allowed',
      because: 'the own origin',
    },
    {
      origin: 'https://app.x.test',
      url: 'https://api.x.test/',
      policy: 'same-site',
      expected: 'allowed',
      because: 'the own site',
    },
    {
      origin: 'https://app.y.test',
      url: 'https://api.x.test/',
      policy: 'same-site',
      expected: 'blocked',
      because: 'another site',
    },
    {
      origin: 'http://app.x.test',
      url: 'https://api.x.test/',
      policy: 'same-site',
      expected: 'blocked',
      because: 'a secure response, an insecure page',
    },
    {
      origin: 'http://app.x.test',
      url: 'http://api.x.test/',
      policy: 'same-site',
      expected: 'allowed',
      because: 'both insecure',
    },
    {
      origin: 'null',
      url: 'https://api.x.test/',
      policy: 'same-site',
      expected: 'blocked',
      because: 'an opaque origin has no site',
    },
  ])('$because', ({ origin, url, policy, expected }) => {
    const headers = policy === null ? [] : [['cross-origin-resource-policy', policy] as const]
    expect(crossOriginResourcePolicyCheck(origin, new URL(url), { status: 200, headers })).toBe(expected)
  })
})
