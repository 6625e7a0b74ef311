import { describe, expect, test } from 'vitest'
import { isInRange, isPublicAddress, parseIpAddress, parseIpRange } from '../../../src/adapters/server/ip-address.ts'

const verdictOf = (text: string) => {
  const address = parseIpAddress(text)
  return address === null ? 'no address' : isPublicAddress(address) ? 'public' : 'not public'
}

describe('isPublicAddress', () => {
  test.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2001:200::1',
    '2a00:1450:4001:81b::200e',
    '3ffe:ffff::1',
  ])('%s is public', (text) => {
    expect(verdictOf(text)).toBe('public')
  })

  test.each([
    ['0.0.0.0', 'this host'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'shared, and the metadata of Alibaba Cloud in it'],
    ['100.127.255.255', 'shared'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'link-local: metadata'],
    ['168.63.129.16', 'metadata of Azure'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.192', 'metadata of Oracle Cloud'],
    ['192.0.2.1', 'documentation'],
    ['192.88.99.1', '6to4 relay'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'benchmarking'],
    ['198.51.100.1', 'documentation'],
    ['203.0.113.1', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::7f00:1', 'IPv4-compatible'],
    ['::ffff:127.0.0.1', 'mapped'],
    ['::ffff:7f00:1', 'mapped, in hexadecimal'],
    ['::ffff:8.8.8.8', 'mapped, of a public address'],
    ['::ffff:0:8.8.8.8', 'translated'],
    ['64:ff9b::8.8.8.8', 'NAT64'],
    ['64:ff9b::a00:1', 'NAT64 of a private address'],
    ['64:ff9b:1::a00:1', 'local NAT64'],
    ['100::1', 'discard'],
    ['2001::1', 'Teredo'],
    ['2001:10::1', 'ORCHID'],
    ['2001:db8::1', 'documentation'],
    ['2002:7f00:1::', '6to4 of loopback'],
    ['3fff::1', 'documentation'],
    ['5f00::1', 'segment routing'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'unique local: metadata of AWS'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
  ])('%s is not, because it is %s', (text) => {
    expect(verdictOf(text)).toBe('not public')
  })

  test.each([
    '',
    '127.1',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '1.2.3.256',
    '1.2.3.4.5',
    '1.2.3.4 ',
    ':',
    '::g',
    '1::2::3',
    'example.com',
    '[::1]',
  ])('"%s" is no address', (text) => {
    expect(verdictOf(text)).toBe('no address')
  })
})

describe('isInRange', () => {
  test.each<[string, string, boolean]>([
    ['10.1.0.0/16', '10.1.255.255', true],
    ['10.1.0.0/16', '10.2.0.0', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.3', '10.1.2.4', false],
    ['0.0.0.0/0', '10.1.2.3', true],
    ['0.0.0.0/0', '::1', false],
    ['10.0.0.0/8', '::ffff:10.0.0.1', false],
    ['::ffff:10.0.0.0/104', '::ffff:10.0.0.1', true],
    ['fd00::/8', 'fd12:3456::1', true],
    ['fd00::/8', 'fe00::1', false],
  ])('%s holds %s: %s', (range, text, held) => {
    const parsed = parseIpRange(range)
    const address = parseIpAddress(text)
    expect(parsed !== null && address !== null && isInRange(address, parsed)).toBe(held)
  })
  test.each(['', '/8', '10.0.0.0/33', '::/129', '10.0.0.0/-1', '10.0.0.0/8/8', 'localhost'])('"%s" is no range', (text) => {
    expect(parseIpRange(text)).toBeNull()
  })
})
