import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchRounds } from './watch-rounds.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells once that nothing has ended for three minutes', () => {
  const onHang = vi.fn()
  const ended = watchRounds(onHang)
  vi.advanceTimersByTime(170_000)
  ended()
  vi.advanceTimersByTime(170_000)
  expect(onHang).not.toHaveBeenCalled()
  vi.advanceTimersByTime(600_000)
  expect(onHang).toHaveBeenCalledOnce()
})

it('takes nothing for a hang after a pause of the machine', () => {
  const onHang = vi.fn()
  watchRounds(onHang)
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(10_000)
  expect(onHang).not.toHaveBeenCalled()
})
