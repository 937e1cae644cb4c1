import type { Page } from '@playwright/test'

/** Pictures a second of all that the sandbox makes. */
export const FPS = 24

/** By how much the videos of a page are apart, in pictures: the middle one of half a second's looks, for a busy machine draws some late. */
export const drift = (page: Page) =>
  page.locator('video').evaluateAll(
    (videos: HTMLVideoElement[], fps) =>
      new Promise<number>((resolve) => {
        const apart: number[] = []
        const look = () => {
          const times = videos.map((video) => video.currentTime)
          apart.push((Math.max(...times) - Math.min(...times)) * fps)
          if (apart.length === 31) resolve(apart.sort((a, b) => a - b)[15] ?? 0)
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    FPS,
  )

/** Number of the picture that each video is at, from 0. */
export const framesOf = (page: Page) =>
  page
    .locator('video')
    .evaluateAll((videos: HTMLVideoElement[], fps) => videos.map((video) => Math.floor(video.currentTime * fps)), FPS)

/** Which of them are heard. */
export const heard = (page: Page) =>
  page.locator('video').evaluateAll((videos: HTMLVideoElement[]) => videos.map((video) => !video.muted))
