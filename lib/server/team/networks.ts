import { isIPv6 } from 'node:net'

/**
 * The networks that a try to sign in counts against, narrow ones first: an IPv4 address by itself; of an IPv6 one the /64, which is what one subscriber has and
 * can change addresses in at will, and the /48, which is what a larger one has.
 */
export function networksOf(address: string): { narrow: string; wide: string | null } {
  if (!isIPv6(address)) return { narrow: address, wide: null }
  const groups = expand(address)
  return { narrow: `${groups.slice(0, 4).join(':')}::/64`, wide: `${groups.slice(0, 3).join(':')}::/48` }
}

/** The first four of an IPv6 address's groups; what stands behind them does not matter here. */
function expand(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const split = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [split(head), split(tail ?? '')]
  // An IPv4 address at the end stands for two groups.
  const width = (groups: string[]) => groups.length + (groups.at(-1)?.includes('.') ? 1 : 0)
  const gap = tail === undefined ? 0 : 8 - width(before) - width(after)
  const all = [...before, ...Array.from({ length: gap }, () => '0'), ...after]
  return all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
}
