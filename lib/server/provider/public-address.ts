import { BlockList, isIP } from 'node:net'

/**
 * Addresses that a result link may never lead to: inside the host, its network or its cloud.
 * Sources: IANA's special-purpose registries. 198.18.0.0/15 is left out on purpose: proxies that are common among users in China
 * (Clash, Surge) resolve every public name into it.
 */
const PRIVATE_V4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier NAT; Alibaba Cloud's metadata is in it
  ['169.254.0.0', 16], // link-local; the metadata of most clouds is in it
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['168.63.129.16', 32], // Azure's host agent, on a public address
]

const PRIVATE_V6: readonly [string, number][] = [
  ['::', 96], // unspecified and IPv4-compatible
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23], // Teredo and protocol assignments
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4 carries an IPv4 address of its own
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

const LOOPBACK_V4 = ['127.0.0.0', 8] as const

// A v4 rule also catches the IPv4-mapped form; NAT64's well-known prefix has to be spelled out.
const addV4 = (list: BlockList, [net, prefix]: readonly [string, number]) => {
  list.addSubnet(net, prefix, 'ipv4')
  list.addSubnet(`64:ff9b::${net}`, 96 + prefix, 'ipv6')
}

const loopback = new BlockList()
addV4(loopback, LOOPBACK_V4)
loopback.addAddress('::1', 'ipv6')

const forbidden = new BlockList()
for (const rule of PRIVATE_V4) addV4(forbidden, rule)
for (const [net, prefix] of PRIVATE_V6) forbidden.addSubnet(net, prefix, 'ipv6')

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Whether an IP address is one of this host's own. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) !== 0 && loopback.check(address, family(address))
}

/** Whether an IP address is on the public internet. What is no IP address is not. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  return isIP(bare) !== 0 && !isLoopbackAddress(bare) && !forbidden.check(bare, family(bare))
}
