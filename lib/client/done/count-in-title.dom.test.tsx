import { afterEach, expect, it, vi } from 'vitest'
import { countInTitle } from './count-in-title.ts'

afterEach(() => vi.restoreAllMocks())

it('counts what was not seen before the title, whatever that becomes, until somebody looks', () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  document.title = 'Studio'
  countInTitle()
  expect(document.title).toBe('(1) Studio')
  countInTitle()
  expect(document.title).toBe('(2) Studio')
  window.dispatchEvent(new Event('focus'))
  expect(document.title).toBe('(2) Studio')
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  window.dispatchEvent(new Event('focus'))
  expect(document.title).toBe('Studio')
  countInTitle()
  expect(document.title).toBe('(1) Studio')
  document.title = 'Wall'
  countInTitle()
  expect(document.title).toBe('(2) Wall')
})
