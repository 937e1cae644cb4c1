import { expect, it } from 'vitest'
import { clipPixels } from './pixels.ts'

it.each([
  ['std', '16:9', 1280, 720],
  ['std', '9:16', 720, 1280],
  ['std', '1:1', 720, 720],
  ['pro', '16:9', 1920, 1080],
  ['pro', '9:16', 1080, 1920],
  ['pro', '1:1', 1080, 1080],
] as const)('%s in %s is %i x %i', (mode, ratio, width, height) => {
  expect(clipPixels(mode, ratio)).toEqual({ width, height })
})
