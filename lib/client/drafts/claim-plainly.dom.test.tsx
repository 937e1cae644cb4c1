import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** Each page brings the module anew, as each tab does. */
async function openPage() {
  vi.resetModules()
  return import('./claim-plainly.ts')
}
beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

it('gives a draft to one page alone, until that lets it go', async () => {
  const one = await openPage()
  const other = await openPage()
  const letGo = one.claimPlainly(localStorage, 'a')
  expect(letGo).not.toBeNull()
  expect(other.claimPlainly(localStorage, 'a')).toBeNull()
  expect(other.plainlyClaimed(localStorage)).toEqual(['a'])
  expect(one.plainlyClaimed(localStorage)).toEqual([])
  letGo?.()
  expect(other.claimPlainly(localStorage, 'a')).not.toBeNull()
})

it('keeps it as long as the page lives, and no longer than minutes after it died', async () => {
  const one = await openPage()
  const letGo = one.claimPlainly(localStorage, 'a')
  const other = await openPage()
  vi.advanceTimersByTime(600_000)
  expect(other.claimPlainly(localStorage, 'a')).toBeNull()
  const note = localStorage.getItem('inbetween.draft-open.a') ?? ''
  letGo?.()
  localStorage.setItem('inbetween.draft-open.a', note)
  vi.advanceTimersByTime(200_000)
  expect(other.claimPlainly(localStorage, 'a')).not.toBeNull()
})
