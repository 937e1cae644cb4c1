import { expect, it } from 'vitest'
import { MADE_UP_CLIP } from '#lib/client/testing/made-up-generation'
import { posterFor, posterSet } from './poster-set.ts'

const clip = { ...MADE_UP_CLIP, width: 1280, height: 720 }
const chosen = (width: number, density: number) => posterFor('/media/large.jpg', clip, { width, density }).src

it('takes the small poster where it has a pixel for each of the screen, and else the large one', () => {
  // 48 % of 412 pixels in two columns; rows of 216 pixels, which are 384 wide; rows of 320, which are 569 wide.
  expect(chosen(412, 1.75)).toBe(clip.smallPosterUrl)
  expect(chosen(412, 3)).toBe('/media/large.jpg')
  expect(chosen(1440, 1)).toBe(clip.smallPosterUrl)
  expect(chosen(1440, 2)).toBe('/media/large.jpg')
  expect(chosen(2560, 1)).toBe('/media/large.jpg')
})

it('knows but one poster of a clip that has no small one yet', () => {
  const early = { ...clip, smallPosterUrl: null }
  expect(posterFor('/media/large.jpg', early, { width: 412, density: 1 })).toEqual({ src: '/media/large.jpg' })
  expect(posterSet('/media/large.jpg', early, '100vw')).toEqual({ src: '/media/large.jpg' })
})
