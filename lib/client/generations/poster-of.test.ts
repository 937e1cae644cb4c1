import { expect, it } from 'vitest'
import { MADE_UP_CLIP } from '#lib/client/testing/made-up-generation'
import { posterOf } from './poster-of.ts'

const clip = { ...MADE_UP_CLIP, width: 1280, height: 720 }
const chosen = (width: number, density: number) => posterOf('/media/large.jpg', clip, { width, density }).src

it('takes the small poster where it has four pixels for five of the screen, and else the large one', () => {
  expect(chosen(182, 1.75)).toBe(clip.smallPosterUrl)
  expect(chosen(200, 3)).toBe(clip.smallPosterUrl)
  expect(chosen(201, 3)).toBe('/media/large.jpg')
  expect(chosen(505, 1)).toBe(clip.smallPosterUrl)
  expect(chosen(384, 2)).toBe('/media/large.jpg')
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
    sizes: '(min-width: 520px) max(307px, 18vw), calc((100vw - 32px) * 0.384)',
  })
})
