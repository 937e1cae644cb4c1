import { act, renderHook } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useFeet } from './use-feet.ts'

afterEach(() => vi.unstubAllGlobals())

/** Watches places by hand. @returns tells how high one of them is now */
function watchByHand() {
  const watching = new Map<Element, (height: number) => void>()
  class ByHand {
    readonly tell: (entries: unknown[]) => void
    constructor(tell: (entries: unknown[]) => void) {
      this.tell = tell
    }
    observe(target: Element) {
      watching.set(target, (height) => this.tell([{ target, borderBoxSize: [{ blockSize: height }] }]))
    }
    unobserve(target: Element) {
      watching.delete(target)
    }
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', ByHand)
  return (place: Element, height: number) => act(() => watching.get(place)?.(height))
}

function placeOf(id: string, picture: number): HTMLElement {
  const place = document.createElement('li')
  Object.assign(place.dataset, { id, picture: String(picture) })
  return place
}

it('knows the feet that need more room than usual, by what is usual now', () => {
  const tell = watchByHand()
  const { result, rerender } = renderHook(({ usual }) => useFeet(usual), { initialProps: { usual: 88 } })
  // A finger's buttons are higher, which is known once the page is alive.
  rerender({ usual: 92 })
  const place = placeOf('a', 100)
  result.current.measure(place)
  const before = result.current.feet
  tell(place, 192)
  expect(result.current.feet).toBe(before)
  tell(place, 230.25)
  expect([...result.current.feet]).toEqual([['a', 131]])
  tell(place, 192)
  expect(result.current.feet.size).toBe(0)
})
