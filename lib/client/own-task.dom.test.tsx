import { afterEach, expect, it, vi } from 'vitest'
import { ownTask } from './own-task.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('waits for a task of its own, and in a tab that nobody sees for no timer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const followed = vi.fn()
  const visible = ownTask().then(followed)
  await Promise.resolve()
  expect(followed).not.toHaveBeenCalled()
  vi.advanceTimersToNextTimer()
  await visible
  expect(followed).toHaveBeenCalledOnce()
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await ownTask()
  expect(vi.getTimerCount()).toBe(0)
})
