import { expect, it } from 'vitest'
import { MADE_UP_CLIP } from '#lib/client/testing/made-up-generation'
import { posterOf } from './poster-of.ts'

const clip = { ...MADE_UP_CLIP, width: 1280, height: 720 }
const chosen = (width: number, density: number) => posterOf('/media/large.jpg', clip, { width, density }).src

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
  expect(posterOf('/media/large.jpg', early, { width: 412, density: 1 })).toEqual({ src: '/media/large.jpg' })
  expect(posterOf('/media/large.jpg', early, null)).toEqual({ src: '/media/large.jpg' })
})

it('lets the browser choose for an image of the server', () => {
  expect(posterOf('/media/large.jpg', clip, null)).toEqual({
    src: '/media/large.jpg',
    srcSet: `${clip.smallPosterUrl} 480w, /media/large.jpg 960w`,
    sizes: 'auto, (min-width: 520px) max(384px, 22vw), 48vw',
  })
})
