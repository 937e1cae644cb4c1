import { expect, type Page } from '@playwright/test'
import sharp, { type Sharp } from 'sharp'
import { readableMedia } from '#lib/client/readable-media'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { onceItRests } from './testing/once-it-rests.ts'
import { makeStill } from './testing/pictures.ts'
import { test } from './testing/test.ts'

/** Frames a second of what the sandbox renders. */
const FPS = 24

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const pictures = (page: Page, slot: string) => region(page, slot).getByRole('img')
const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const settled = (page: Page) => expect(page.locator('[aria-busy=true]')).toHaveCount(0)

async function open(page: Page): Promise<void> {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
}

async function put(page: Page, slot: string, name: string, hue: number): Promise<void> {
  const file = { name, mimeType: 'image/png', buffer: await makeStill(hue, 640, 360) }
  await region(page, slot).locator('input[type=file]').setInputFiles(file)
  await expect(region(page, slot).getByRole('img', { name: `${slot}: ${name}` })).toBeVisible()
  await settled(page)
  // What watches for drags, pastes and keys comes when the page rests.
  await expect(page.locator('[data-still][draggable=true]')).not.toHaveCount(0)
}

/** Puts a picture on the system's clipboard. */
async function copyStill(page: Page, hue: number): Promise<void> {
  const base64 = (await makeStill(hue, 640, 360)).toString('base64')
  await page.evaluate(async (text) => {
    const blob = new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type: 'image/png' })
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
  }, base64)
}

/** Files in the air, as dragged from a desktop. */
async function inTheAir(page: Page, files: readonly { name: string; type: string; hue: number }[]) {
  const made = await Promise.all(
    files.map(async ({ name, type, hue }) => ({
      name,
      type,
      base64: (await makeStill(hue, 640, 360)).toString('base64'),
    })),
  )
  return page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, type, base64 } of all)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }))
    return transfer
  }, made)
}

test('pictures are pasted under the focus, else where there is room; every change is undone and redone by keys', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page)
  await put(page, 'References', 'cat.png', 200)
  await copyStill(page, 30)
  await page.keyboard.press('2')
  await expect(region(page, 'Last frame').locator('input[type=file]')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(pictures(page, 'Last frame')).toHaveCount(1)
  await copyStill(page, 190)
  await prompt(page).focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(pictures(page, 'First frame')).toHaveCount(1)
  await settled(page)
  await expect(prompt(page)).toHaveValue('')
  await prompt(page).fill('text')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(prompt(page)).toHaveValue('')
  await expect(pictures(page, 'First frame')).toHaveCount(1)

  await page.getByRole('switch', { name: 'Audio' }).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(pictures(page, 'First frame')).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'Undone.' })).toBeAttached()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(pictures(page, 'First frame')).toHaveCount(1)
  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: 'Looping' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('c')
  const slider = page.getByRole('dialog', { name: 'Compare first and last frame' }).getByRole('slider')
  await slider.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '55% last frame')
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await expect(pictures(page, 'Last frame')).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog').getByText('Loop: end where it begins')).toBeVisible()
})

test('several files are let go over a large zone, spread over the board, and what found no room is named', async ({
  page,
}) => {
  await open(page)
  await put(page, 'References', 'cat.png', 200)
  const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, n) => ({
    name: `${name}.png`,
    type: 'image/png',
    hue: n * 40,
  }))
  const dataTransfer = await inTheAir(page, files)
  await page.locator('body').dispatchEvent('dragenter', { dataTransfer })
  await expect(page.locator('[data-zone=first_frame]')).toBeVisible()
  await expectNoViolations(page)
  await page.locator('[data-zone=first_frame]').dispatchEvent('drop', { dataTransfer })
  await expect(page.locator('[data-zone]')).toHaveCount(0)
  await expect(region(page, 'First frame').getByAltText('First frame: a.png')).toBeVisible()
  await expect(region(page, 'Last frame').getByAltText('Last frame: b.png')).toBeVisible()
  await expect(pictures(page, 'References')).toHaveCount(4)
  await expect(page.getByText('f.png did not fit and was left out.')).toBeVisible()
  await settled(page)
  // The field for further ones is hidden while there is no room.
  await region(page, 'References').getByRole('button', { name: 'Remove' }).first().press('Enter')
  await expect(pictures(page, 'References')).toHaveCount(3)
  await expect(region(page, 'References').locator(':focus')).toHaveCount(1)
  for (const left of [4, 1]) {
    await page.getByRole('button', { name: 'Undo board change' }).click()
    await expect(pictures(page, 'References')).toHaveCount(left)
  }
  await expect(page.getByAltText(/^(First|Last) frame:/)).toHaveCount(0)
  const recipe = await inTheAir(page, [{ name: 'clip.mp4', type: 'video/mp4', hue: 0 }])
  await page.locator('body').dispatchEvent('dragenter', { dataTransfer: recipe })
  await expect(page.locator('[data-zone]')).toHaveCount(0)
})

test('an image of the library is put on the board from the tray, by keys and by dragging', async ({ page }) => {
  await open(page)
  await put(page, 'First frame', 'dawn.png', 77)
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.keyboard.press('i')
  const tray = region(page, 'Recent images')
  const newest = tray.getByRole('listitem').first()
  await newest.getByRole('button', { name: 'Put into…' }).press('Enter')
  await expectNoViolations(page)
  await page.getByRole('menuitem', { name: 'Last frame' }).press('Enter')
  await expect(pictures(page, 'Last frame')).toHaveCount(1)
  await newest.getByRole('img').dragTo(region(page, 'First frame'), { steps: 5 })
  await expect(pictures(page, 'First frame')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Looping' })).toBeVisible()
})

/** Mean difference of two pictures, 0 to 255. */
async function difference(a: Sharp, b: Sharp): Promise<number> {
  const [one, other] = await Promise.all([a, b].map((picture) => picture.removeAlpha().raw().toBuffer()))
  let sum = 0
  one?.forEach((value, i) => {
    sum += Math.abs(value - (other?.[i] ?? 0))
  })
  return sum / (one?.length ?? 1)
}

/** The frame of that moment as the browser gives it to a player that is sent there. */
async function soughtFrame(page: Page, url: string, at: number): Promise<Sharp> {
  const data = await page.evaluate(
    async ([src, time, frame]) => {
      const video = document.createElement('video')
      // In the window, wherever that is scrolled to: of others no frame need be shown.
      video.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 160px'
      document.body.append(video)
      video.muted = true
      video.src = src
      await new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }))
      const shown = new Promise<void>((resolve) => {
        const look = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
          if (mediaTime <= time && time < mediaTime + frame) resolve()
          else video.requestVideoFrameCallback(look)
        }
        video.requestVideoFrameCallback(look)
      })
      video.currentTime = time
      // Now and then a seek ends without its picture being shown; the next one shows it.
      const again = setInterval(() => {
        if (!video.seeking) video.currentTime = time
      }, 2_000)
      await shown
      clearInterval(again)
      const canvas = document.createElement('canvas')
      canvas.width = video.videoWidth
      canvas.height = video.videoHeight
      canvas.getContext('2d')?.drawImage(video, 0, 0)
      video.remove()
      return canvas.toDataURL('image/png')
    },
    [readableMedia(url), at, 1 / FPS] as const,
  )
  return sharp(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'))
}

/** The picture in a slot as it was taken, before the library has it. */
async function taken(page: Page, slot: string): Promise<Sharp> {
  const url = await pictures(page, slot)
    .first()
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return `${image.src} ${canvas.toDataURL('image/png')}`
    })
  expect(url).toMatch(/^blob:/)
  return sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
}

test('the picture that a player shows, and the very last of a clip, go to the board', async ({ page }) => {
  await open(page)
  const text = `A clip to take frames from ${crypto.randomUUID()}`
  await put(page, 'First frame', 'from.png', 10)
  await put(page, 'Last frame', 'to.png', 190)
  await prompt(page).fill(text)
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = page.getByRole('article', { name: text })
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 50_000 })
  const id = await card.getAttribute('data-generation-id')
  await page.goto(`/wall/${id}`)
  await page.getByRole('button', { name: 'Play' }).click()
  const player = page.locator('video')
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(1)
  await player.evaluate((video: HTMLVideoElement) => {
    const note: VideoFrameRequestCallback = (_, { mediaTime }) => {
      document.documentElement.dataset.mediaTime = String(mediaTime)
      video.requestVideoFrameCallback(note)
    }
    video.requestVideoFrameCallback(note)
  })
  const mediaTime = () => page.evaluate(() => Number(document.documentElement.dataset.mediaTime))
  await expect.poll(mediaTime).toBeGreaterThan(1)
  // One that goes on is at another picture by the time that somebody asks which it was.
  await page.keyboard.press('k')
  await onceItRests(mediaTime)
  await page.getByRole('button', { name: 'More' }).press('Enter')
  const url = (await player.getAttribute('src')) ?? ''
  await page.getByRole('menuitem', { name: 'Use this frame' }).press('Enter')
  await expect(page).toHaveURL('/')
  // The clock of a player runs ahead of its picture on a busy machine: the picture's own time counts.
  const at = (await mediaTime()) + 0.5 / FPS
  await expect(region(page, 'References').getByRole('img')).toHaveCount(1)
  const shown = await taken(page, 'References')

  expect(await shown.metadata()).toMatchObject({ width: 1280, height: 720, format: 'png' })
  expect(await difference(shown, await soughtFrame(page, url, at))).toBe(0)
  expect(await difference(shown, await soughtFrame(page, url, at - 1 / FPS))).toBeGreaterThan(0)

  await page.getByRole('article', { name: text }).getByRole('button', { name: 'More' }).click()
  await expectNoViolations(page)
  await page.getByRole('menuitem', { name: 'Continue from last frame' }).click()
  await expect(page.getByAltText(/^(Last frame|References):/)).toHaveCount(0)
  await expect(pictures(page, 'First frame')).toHaveCount(1)
  const last = await taken(page, 'First frame')
  const end = 5 - 0.5 / FPS
  expect(await difference(last, await soughtFrame(page, url, end))).toBe(0)
  expect(await difference(last, await soughtFrame(page, url, end - 1 / FPS))).toBeGreaterThan(0)
  await settled(page)
  await page.getByRole('button', { name: 'Undo board change' }).click()
  await expect(pictures(page, 'Last frame')).toHaveCount(1)

  await page
    .getByRole('article', { name: text })
    .getByRole('button', { name: 'Play' })
    .dragTo(region(page, 'Last frame'), { steps: 5 })
  await expect(region(page, 'Last frame').getByAltText(/-first\.png$/)).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the tools of the board are there for a finger', async ({ page }) => {
    await open(page)
    await put(page, 'First frame', 'dawn.png', 120)
    await page.getByRole('button', { name: 'Loop', exact: true }).tap()
    await expect(pictures(page, 'Last frame')).toHaveCount(1)
    await page.getByRole('button', { name: 'Undo board change' }).tap()
    await expect(pictures(page, 'Last frame')).toHaveCount(0)
    await page.getByRole('button', { name: 'Recent', exact: true }).tap()
    await expect(region(page, 'Recent images').getByRole('img').first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectNoViolations(page)
  })
})
