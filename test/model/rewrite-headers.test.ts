import { describe, expect, test } from 'vitest'
import {
  isMovableHeaderName,
  isMovableHeaderValue,
  isRestorableContentType,
  isSecretHeaderName,
  isSecretHeaderValue,
} from '../../src/model/rewrite-headers.ts'

describe('isMovableHeaderName', () => {
  test.each([
    'authorization',
    'x-api-key',
    'x-client',
    'idempotency-key',
    'accept',
    'x-requested-with',
    'content-encoding',
    'dpop',
    'x-real',
  ])('%s may travel elsewhere', (name) => {
    expect(isMovableHeaderName(name)).toBe(true)
  })

  test.each(
    `cookie host origin referer content-length transfer-encoding te trailer upgrade via connection keep-alive expect date dnt set-cookie
    access-control-request-method access-control-request-headers access-control-allow-origin sec-fetch-site sec-x proxy-authorization
    x-forwarded-for x-forwarded-host x-forwarded-proto x-forwarded forwarded x-real-ip x-original-url x-original-host x-rewrite-url
    x-middleware-subrequest x-http-method x-http-method-override x-method-override true-client-ip cf-connecting-ip x-client-ip
    x-envoy-external-address x-vercel-id x-ms-client-principal x-auth-request-user remote-user user-agent range if-none-match if-match priority
    x_forwarded_for __proto__ x.y X-Client -x x- x--y`.split(/\s+/),
  )('%s never', (name) => {
    expect(isMovableHeaderName(name)).toBe(false)
  })
})

describe('isMovableHeaderValue', () => {
  test.each(['', 'a', 'a b', 'a\tb', '\x80\xff', '~', '!'])('%j can be restored', (value) => {
    expect(isMovableHeaderValue(value)).toBe(true)
  })
  test.each([' a', 'a ', '\ta', 'a\r\nb', 'a\nb', '\0', 'a\x7f', '\x1b[0m', '\u0100', '\ud800', ' '])('%j cannot', (value) => {
    expect(isMovableHeaderValue(value)).toBe(false)
  })
})

describe('isSecretHeaderName', () => {
  test.each(
    `authorization x-authorization x-auth x-api-key api-key apikey x-key key x-access-token token x-csrf-token x-xsrf-token x-secret x-password
    x-session-id session x-jwt x-signature x-amz-credential x-sid x-otp csrf`.split(/\s+/),
  )('%s can hold a secret', (name) => {
    expect(isSecretHeaderName(name)).toBe(true)
  })
  test.each(
    'x-client x-author author-id x-authors idempotency-key x-idempotency-key x-tenant x-monkey x-inside accept-language'.split(
      ' ',
    ),
  )('%s cannot', (name) => {
    expect(isSecretHeaderName(name)).toBe(false)
  })
})

describe('isSecretHeaderValue', () => {
  test.each([
    'Bearer x',
    'basic eDp5',
    'Token a',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x',
    'jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x',
  ])('%s looks like a credential', (value) => {
    expect(isSecretHeaderValue(value)).toBe(true)
  })
  test.each(['', 'Bearer', 'bearers x', 'eyJ', 'web/1.2.3', 'basics'])('%j does not', (value) => {
    expect(isSecretHeaderValue(value)).toBe(false)
  })
})

describe('isRestorableContentType', () => {
  test.each([
    ['application/json', true, true],
    ['application/json', false, false],
    ['application/vnd.api+json; charset=utf-8', true, true],
    ['text/plain;charset=UTF-8', false, true],
    ['application/x-www-form-urlencoded', false, true],
    ['multipart/form-data; boundary=a', false, true],
    ['application/xml', true, false],
    ['application/json\x01', true, false],
    ['nonsense', true, false],
  ])('%s, with jsonAsText %s: %s', (value, jsonAsText, expected) => {
    expect(isRestorableContentType(value, jsonAsText)).toBe(expected)
  })
})
