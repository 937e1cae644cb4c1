import { isIPv6 } from 'node:net'

/**
 * The network that a request counts against: an IPv4 address by itself; of an IPv6 one the /48, within which whoever has it can change
 * addresses at will.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [before = '', after] = (plain.split('%')[0] ?? '').toLowerCase().split('::')
  const groups = before === '' ? [] : before.split(':')
  if (after !== undefined) while (groups.length < 3) groups.push('0')
  return `${groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/48`
}
