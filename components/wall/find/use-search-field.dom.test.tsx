import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SEARCH_ID } from './search-id.ts'
import { useSearchField } from './use-search-field.ts'

beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = `<form><input id="${SEARCH_ID}"></form>`
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const field = () => document.querySelector('input') as HTMLInputElement

/** The hook on a page that searches for `words`, as an answer of the server would say. */
function searching(words = '') {
  const asked = vi.fn()
  const { rerender } = renderHook((now: string) => useSearchField(now, asked), { initialProps: words })
  const type = (text: string, init: InputEventInit = {}) => {
    field().focus()
    field().value = text
    field().dispatchEvent(new InputEvent('input', init))
  }
  return { asked, rerender, type }
}

it('asks once nobody types any more, with one entry in the history for one visit to the field', () => {
  const { asked, rerender, type } = searching()
  type('f')
  type('fo')
  expect(asked).not.toHaveBeenCalled()
  act(() => void vi.advanceTimersByTime(300))
  expect(asked.mock.calls).toEqual([['fo', 'push']])
  rerender('fo')
  type('fox')
  act(() => void vi.advanceTimersByTime(300))
  expect(asked.mock.calls[1]).toEqual(['fox', 'replace'])
})

it('leaves what is typed while an older answer comes', () => {
  const { rerender, type } = searching()
  type('fox in snow')
  rerender('fox')
  expect(field().value).toBe('fox in snow')
})

it('follows who goes back, also with the focus in the field, but not once they type again', () => {
  const { rerender, type } = searching('fox')
  type('fox')
  window.dispatchEvent(new PopStateEvent('popstate'))
  rerender('')
  expect(field().value).toBe('')
  window.dispatchEvent(new PopStateEvent('popstate'))
  type('kite and')
  rerender('kite')
  expect(field().value).toBe('kite and')
})

it('waits for the end of a word that is being composed', () => {
  const { asked, type } = searching()
  type('ni', { isComposing: true })
  act(() => void vi.advanceTimersByTime(1000))
  expect(asked).not.toHaveBeenCalled()
  field().value = '霓虹'
  field().dispatchEvent(new CompositionEvent('compositionend'))
  act(() => void vi.advanceTimersByTime(300))
  expect(asked.mock.calls).toEqual([['霓虹', 'push']])
})

it('asks at once for what was typed before it was there', () => {
  field().value = '茶园'
  expect(searching().asked.mock.calls).toEqual([['茶园', 'push']])
})
