import { expect, it } from 'vitest'
import { isLoopback } from './is-loopback.ts'

it.each(['localhost', '127.0.0.1', '127.255.1.20', '::1', '[::1]'])('knows %s', (host) => {
  expect(isLoopback(host)).toBe(true)
})

it.each(['', '127.1', '127.0.0.256', '127.0.0.1.example', 'localhost.example', '10.0.0.1', '0.0.0.0', '::', '[::2]'])(
  'does not take %s for it',
  (host) => {
    expect(isLoopback(host)).toBe(false)
  },
)
