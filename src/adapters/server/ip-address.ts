/** The bits of an address: 32 of IPv4, 128 of IPv6. */
export type IpAddress = string

/** All addresses that begin with these bits. */
export interface IpRange {
  family: 4 | 6
  prefix: string
}

/** Reads an address in its usual spelling: four decimal numbers without leading zeros, or IPv6, with or without a zone. Null: it is none. */
export function parseIpAddress(text: string): IpAddress | null {
  const bytes = text.split('.')
  if (bytes.length === 4 && bytes.every((byte) => /^(?:0|[1-9]\d{0,2})$/.test(byte) && Number(byte) < 256))
    return bytes.map((byte) => bits(Number(byte), 8)).join('')
  const [address = ''] = text.split('%', 1)
  if (!/^[\da-f:.]*:[\da-f:.]*$/i.test(address) || !URL.canParse(`http://[${address}]/`)) return null
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => bits(Number.parseInt(group, 16), 16)))
  const [before, after] = [groups(head), groups(tail ?? '')]
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => bits(0, 16)), ...after].join('')
}

/** Reads an address or a range such as `10.1.0.0/16`. Null: it is none. */
export function parseIpRange(text: string): IpRange | null {
  const [, base = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const address = parseIpAddress(base)
  if (address === null || Number(length ?? 0) > address.length) return null
  return { family: address.length === 32 ? 4 : 6, prefix: address.slice(0, length === undefined ? undefined : Number(length)) }
}

export function isInRange(address: IpAddress, { family, prefix }: IpRange): boolean {
  return address.length === (family === 4 ? 32 : 128) && address.startsWith(prefix)
}

/**
 * https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry, as of
 * 2026-11-23: what is not reachable by everybody, or stands for an address of another kind.
 */
const notPublic = ranges(
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Link-local, and in it the metadata services of most clouds; that of Azure has a public address.
  '169.254.0.0/16',
  '168.63.129.16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  // Multicast, reserved, broadcast.
  '224.0.0.0/3',
  // Teredo, benchmarking, ORCHID.
  '2001::/23',
  '2001:db8::/32',
  // 6to4: an IPv4 address in other clothes.
  '2002::/16',
  '3fff::/20',
)

/** Global unicast. Outside of it stand loopback, link-local, unique local, multicast, mapped, compatible and NAT64 addresses. */
const global = ranges('0.0.0.0/0', '2000::/3')

/** Whether an address is one that everybody on the internet can reach. */
export function isPublicAddress(address: IpAddress): boolean {
  return global.some((range) => isInRange(address, range)) && !notPublic.some((range) => isInRange(address, range))
}

function ranges(...texts: string[]): IpRange[] {
  return texts.map(parseIpRange).filter((range) => range !== null)
}

function bits(value: number, length: number): string {
  return value.toString(2).padStart(length, '0')
}
