import { expect, it } from 'vitest'
import { ASPECT_RATIOS, DURATIONS, MODES } from './limits.ts'
import { DEFAULT_RECIPE } from './recipe/recipe.ts'

// As the Kling v3 page has it, and no more: what it does not list is refused there, or charged for at a price that nobody knows.

it('offers 5, 10 and 15 seconds, and 15 without images alone', () => {
  expect(DURATIONS).toEqual([
    { seconds: 5, withImages: true },
    { seconds: 10, withImages: true },
    { seconds: 15, withImages: false },
  ])
})

it('offers std for 720P and pro for 1080P', () => {
  expect(MODES).toEqual({ std: { height: 720 }, pro: { height: 1080 } })
})

it('offers 16:9, 9:16 and 1:1', () => {
  expect(ASPECT_RATIOS).toEqual({
    '16:9': { width: 16, height: 9 },
    '9:16': { width: 9, height: 16 },
    '1:1': { width: 1, height: 1 },
  })
})

it('begins as the page does where nothing is said', () => {
  expect(DEFAULT_RECIPE).toMatchObject({ mode: 'std', duration: 5, aspectRatio: '16:9', audio: false })
})
