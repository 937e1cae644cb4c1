import { expect, type Page } from '@playwright/test'
import { FPS } from './videos.ts'

/** What the player is worked with. */
export const bar = (page: Page) => page.getByRole('group', { name: 'Player' })

/** Opens a clip of 5 s, and has it play. */
export async function openClip(page: Page, id: string): Promise<void> {
  await page.goto(`/wall/${id}`)
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(bar(page).getByText('of 120 · 24 fps')).toBeVisible()
}

export async function halt(page: Page): Promise<void> {
  await page.keyboard.press('k')
  await expect(bar(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible()
}

/** Halts, and shows a picture. @param frame its number, from 1 */
export async function stopAt(page: Page, frame: number): Promise<void> {
  await halt(page)
  // Before that the slider goes by time.
  await expect(bar(page)).toContainText('of 120')
  await page.getByRole('slider', { name: 'Position' }).fill(String(frame - 1))
  await page.getByRole('slider', { name: 'Position' }).blur()
  await expect(bar(page)).toContainText(`frame ${frame} of 120`)
}

/** Numbers of the next pictures that are drawn, from 1. */
export const nextFrames = (page: Page, count: number) =>
  page.locator('video').evaluate(
    (video: HTMLVideoElement, { count, fps }) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = []
        const see = (_now: number, { mediaTime }: { mediaTime: number }) => {
          frames.push(Math.round(mediaTime * fps) + 1)
          if (frames.length === count) resolve(frames)
          else video.requestVideoFrameCallback(see)
        }
        video.requestVideoFrameCallback(see)
      }),
    { count, fps: FPS },
  )
