import { expect, it } from 'vitest'
import { noteShown, shownAt } from './shown-at.ts'

it('goes by the picture and not by the clock, which runs ahead of it', () => {
  const video = document.createElement('video')
  Object.defineProperty(video, 'currentTime', { value: 2 })
  expect(shownAt(video)).toBe(2)
  noteShown(video, 47 / 24)
  expect(shownAt(video)).toBeGreaterThan(47 / 24)
  expect(shownAt(video)).toBeLessThan(2)
})
