import { expect, it, vi } from 'vitest'
import { seldom } from './seldom.ts'

it('tells the first of many equal messages, and later how many there were', () => {
  let now = 0
  const tell = vi.fn()
  const complain = seldom(tell, 1_000, () => now)
  for (const message of ['gone', 'gone', 'gone', 'other']) complain(message)
  now = 1_000
  complain('gone')
  expect(tell.mock.calls).toEqual([
    ['gone', 0],
    ['other', 0],
    ['gone', 2],
  ])
})

it('forgets messages that never come again', () => {
  const tell = vi.fn()
  const complain = seldom(tell, 1_000, () => 0)
  for (let i = 0; i <= 100; i++) complain(`request ${i}`)
  complain('request 0')
  expect(tell).toHaveBeenCalledTimes(102)
})
