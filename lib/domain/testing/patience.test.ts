import { expect, it, vi } from 'vitest'

it('is had with everything that is waited for, longer than the one second that vitest has', async () => {
  const since = performance.now()
  const isLate = () => performance.now() - since > 1_200
  await Promise.all([
    vi.waitFor(() => expect(isLate()).toBe(true)),
    vi.waitFor(() => expect(isLate()).toBe(true), { interval: 20 }),
    vi.waitUntil(isLate),
    expect.poll(isLate).toBe(true),
  ])
})

it('is no longer than a test asks for', async () => {
  const since = performance.now()
  await expect(vi.waitFor(() => expect(1).toBe(2), { timeout: 60 })).rejects.toThrow()
  await expect(vi.waitUntil(() => false, 60)).rejects.toThrow()
  expect(performance.now() - since).toBeLessThan(5_000)
})
