import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Where no provider lives: this machine, private and shared nets, what is not for hosts at all. */
const ipv4Ranges = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT (RFC 6598)
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

const ipv6Ranges = [
  ['::', 96], // unspecified, this machine, IPv4 in its oldest disguise
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const

/** `10.0.0.0` → `a00:0`, to stand inside an IPv6 address. */
function asHexadecimal(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number)
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

function refusedAddresses(): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of ipv4Ranges) {
    list.addSubnet(net, prefix, 'ipv4')
    // The same IPv4 address in IPv6 clothes: mapped, NAT64, 6to4.
    list.addSubnet(`::ffff:${asHexadecimal(net)}`, 96 + prefix, 'ipv6')
    list.addSubnet(`64:ff9b::${asHexadecimal(net)}`, 96 + prefix, 'ipv6')
    list.addSubnet(`2002:${asHexadecimal(net)}::`, 16 + prefix, 'ipv6')
  }
  for (const [net, prefix] of ipv6Ranges) list.addSubnet(net, prefix, 'ipv6')
  return list
}

const refused = refusedAddresses()

/** @param address as a resolver gives it: no brackets, no zone that would be looked up again. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !refused.check(address, 'ipv4')
  return isIPv6(address) && !address.includes('%') && !refused.check(address, 'ipv6')
}

/** In their plain forms alone: `::ffff:127.0.0.1` is somebody trying something. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'))
}

/** True where a base URL's host itself says "this machine". Other names never do. */
export function namesThisMachine(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host)
}
