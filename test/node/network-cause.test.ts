import { describe, expect, test } from 'vitest'
import { networkCause } from '../../src/node/network-cause.ts'

const error = (code?: string, syscall?: string) =>
  Object.assign(new Error('x'), code === undefined ? {} : { code }, syscall === undefined ? {} : { syscall })

describe('networkCause', () => {
  test.each([
    [error('ECONNREFUSED', 'connect'), 'connecting', 'connection-refused'],
    [error('ENOTFOUND', 'getaddrinfo'), 'connecting', 'name-not-resolved'],
    [error('EAI_AGAIN', 'getaddrinfo'), 'connecting', 'name-not-resolved'],
    [error('EINVAL', 'getaddrinfo'), 'connecting', 'name-not-resolved'],
    [error('ETIMEDOUT', 'connect'), 'connecting', 'timeout'],
    [error('EHOSTUNREACH', 'connect'), 'connecting', 'connection-refused'],
    [error('ECONNRESET', 'read'), 'open', 'connection-reset'],
    [error('EPIPE', 'write'), 'open', 'connection-reset'],
    [error(), 'open', 'connection-reset'],
    [error('ECONNRESET'), 'handshake', 'connection-closed'],
    [error('ECONNRESET', 'read'), 'handshake', 'connection-reset'],
    [error('ERR_SSL_WRONG_VERSION_NUMBER'), 'handshake', 'ssl-protocol-error'],
    [error('EPROTO', 'write'), 'handshake', 'ssl-protocol-error'],
    [new AggregateError([error('EADDRNOTAVAIL'), error('ECONNREFUSED')]), 'connecting', 'connection-refused'],
    [new AggregateError([error('ETIMEDOUT'), error('EHOSTUNREACH')]), 'connecting', 'timeout'],
    ['no error at all', 'connecting', 'connection-refused'],
  ] as const)('%s while %s is %s', (thrown, stage, expected) => expect(networkCause(thrown, stage).error).toBe(expected))

  test('tells the code and no message', () => {
    expect(networkCause(error('ENOTFOUND'), 'connecting').detail).toBe('ENOTFOUND')
    expect(networkCause(error(), 'connecting').detail).toBe('unknown')
  })
})
