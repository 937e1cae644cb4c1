import { expect, it } from 'vitest'
import { networkOf } from './network-of.ts'

it.each([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['2001:db8:7::1', '2001:db8:7::/48'],
  ['2001:0db8:0007:1:2:3:4:5', '2001:db8:7::/48'],
  ['2001:DB8:7:ffff::', '2001:db8:7::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
])('%s is of %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
