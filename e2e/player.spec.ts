import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { appUrl } from './testing/addresses.ts'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { makeTakes } from './testing/make-takes.ts'
import { bar, halt, nextFrames, openClip, stopAt } from './testing/player.ts'
import { test } from './testing/test.ts'
import { drift, FPS, framesOf, heard } from './testing/videos.ts'

/** The takes are made once; making them takes longer than all that is done with them. */
test.describe.configure({ mode: 'serial' })

const words = crypto.randomUUID()
let takes: string[]

test.beforeAll(async ({ browser }) => {
  takes = await makeTakes(browser, appUrl, `To be looked at closely ${words}`)
})

/** The address of a clip, however it is asked for. */
const FILM = /\.mp4(\?|$)/

const videoFrame = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement, fps) => Math.floor(video.currentTime * fps) + 1, FPS)

test('nothing of a clip is fetched until it is to play, and then every picture is to be had by key', async ({
  page,
}) => {
  const films: string[] = []
  page.on('request', (request) => FILM.test(request.url()) && films.push(request.url()))
  await page.goto(`/wall/${takes[0]}`)
  await expect(page.getByRole('list', { name: 'Takes' }).getByRole('listitem')).toHaveCount(3)
  await expectNoViolations(page)
  expect(films).toEqual([])

  await page.keyboard.press('Space')
  await expect(bar(page).getByRole('button', { name: 'Pause' })).toBeFocused()
  await stopAt(page, 37)
  await page.keyboard.press('.')
  await expect(bar(page)).toContainText('frame 38 of 120')
  await page.keyboard.press(',')
  await page.keyboard.press(',')
  await expect(bar(page)).toContainText('00:01:11')
  await expect(bar(page)).toContainText('frame 36 of 120 · 24 fps')
  expect(await videoFrame(page)).toBe(36)
  await expect(page.getByRole('status').filter({ hasText: 'Frame 36 of 120' })).toBeAttached()
  await page.getByRole('slider', { name: 'Position' }).press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveAttribute('aria-valuetext', 'Frame 37 of 120')
  await expectNoViolations(page)
})

test('J and L run back and on, faster each time, and K halts', async ({ page }) => {
  await openClip(page, takes[0] ?? '')
  await stopAt(page, 100)
  await page.keyboard.press('j')
  const back = await nextFrames(page, 6)
  expect(back).toEqual([...back].sort((a, b) => b - a))
  expect(back.at(-1)).toBeLessThan(98)
  await page.keyboard.press('l')
  await page.keyboard.press('l')
  const rate = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate)
  await expect.poll(rate).toBe(2)
  await page.keyboard.press('l')
  await expect.poll(rate).toBe(4)
  await page.keyboard.press('k')
  await expect(page.locator('video')).toHaveJSProperty('paused', true)
  await bar(page).getByRole('combobox', { name: 'Speed' }).selectOption('0.25×')
  await bar(page).getByRole('combobox', { name: 'Speed' }).blur()
  await page.keyboard.press('l')
  await expect.poll(rate).toBe(0.25)
})

test('the keys stand in the sheet, and do nothing once single keys are off', async ({ page }) => {
  await openClip(page, takes[0] ?? '')
  await stopAt(page, 10)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('One frame back')).toBeVisible()
  await sheet.getByRole('switch', { name: 'Single-key shortcuts' }).press('Space')
  await page.keyboard.press('Escape')
  await page.keyboard.press('.')
  await page.keyboard.press('l')
  await bar(page).getByRole('button', { name: 'One frame on' }).click()
  await expect(bar(page)).toContainText('frame 11 of 120')
})

test('on a phone the same is done by touch', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.goto(`/wall/${takes[0]}`)
  await page.getByRole('button', { name: 'Play' }).tap()
  await bar(page).getByRole('button', { name: 'Pause' }).tap()
  await expect(bar(page).getByText('of 120 · 24 fps')).toBeVisible()
  await page.getByRole('slider', { name: 'Position' }).fill('10')
  await expect(bar(page)).toContainText('frame 11 of 120')
  await bar(page).getByRole('button', { name: 'One frame on' }).tap()
  await expect(bar(page)).toContainText('frame 12 of 120')
  const sizes = await bar(page)
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => Math.min(one.clientWidth, one.clientHeight)))
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectNoViolations(page)
  await context.close()
})

test('takes are compared with one clock, one of them heard, and what differs is said', async ({ page }) => {
  const films: string[] = []
  page.on('request', (request) => FILM.test(request.url()) && films.push(request.url()))
  await page.goto(`/wall/${takes[0]}`)
  await page.getByRole('link', { name: 'Compare side by side' }).click()
  await expect(page.getByRole('heading', { name: 'Compare', exact: true })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Take 3' }).check()
  await expect(page).toHaveURL(`/wall/compare?ids=${takes.join()}`)
  await expect(page.getByRole('region', { name: 'From Take 1 to Take 3' })).toContainText('Duration: 5 s → 10 s')
  await expectNoViolations(page)
  expect(films).toEqual([])

  await page.getByRole('button', { name: 'Play' }).click()
  await expect(page.locator('video')).toHaveCount(3)
  await expect(bar(page).getByText('of 240 · 24 fps')).toBeVisible()
  // The shortest of them ends with frame 120.
  await halt(page)
  await page.getByRole('slider', { name: 'Position' }).fill('99')
  await bar(page).getByRole('button', { name: 'Loop up to here' }).click()
  await page.keyboard.press('l')
  const patience = { timeout: 20_000 }
  await expect.poll(() => drift(page), patience).toBeLessThan(1)
  // One of them is thrown out of step.
  await page
    .locator('video')
    .nth(1)
    .evaluate((video: HTMLVideoElement) => {
      video.currentTime -= 0.3
    })
  await expect.poll(() => drift(page), patience).toBeLessThan(1)
  await halt(page)
  await expect.poll(async () => new Set(await framesOf(page)).size).toBe(1)

  expect(await heard(page)).toEqual([true, false, false])
  await page.keyboard.press('2')
  await expect.poll(() => heard(page)).toEqual([false, true, false])
  await expect(page.getByRole('button', { name: 'Take 3 has no sound' })).toBeDisabled()

  await page.getByRole('slider', { name: 'Position' }).press('End')
  await expect(page.getByText('ended at 5 s, last frame shown')).toHaveCount(2)
  await expect.poll(() => framesOf(page)).toEqual([119, 119, 239])
  await expectNoViolations(page)
})

test('two takes lie over one another with a wipe, by mouse and by key, on a phone too', async ({ page }) => {
  await page.goto(`/wall/compare?ids=${takes[0]},${takes[2]}`)
  await page.getByRole('switch', { name: 'One over the other, with a wipe' }).check()
  const wipe = page.getByRole('slider', { name: 'Wipe' })
  await wipe.press('ArrowRight')
  await expect(wipe).toHaveAttribute('aria-valuetext', '51% Take 1, the rest Take 3')
  const box = await wipe.boundingBox()
  if (!box) throw new Error('no wipe')
  await page.mouse.move(box.x + box.width * 0.51, box.y + box.height * 0.3)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.3)
  await page.mouse.up()
  await expect(wipe).toHaveAttribute('aria-valuetext', /^2[456]% Take 1, the rest Take 3$/)
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(page.locator('video')).toHaveCount(2)
  await expectNoViolations(page)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectNoViolations(page)
})

test('on a phone the button that plays two takes lies on the first picture, and on no words', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/wall/compare?ids=${takes[0]},${takes[1]}`)
  const button = await page.getByRole('button', { name: 'Play', exact: true }).boundingBox()
  const words = await page.getByRole('figure', { name: 'Take 1' }).locator('figcaption').boundingBox()
  if (!button || !words) throw new Error('nothing to play')
  expect(button.y + button.height).toBeLessThanOrEqual(words.y)
})

test('an address of clips that are gone says so', async ({ page }) => {
  await page.goto(`/wall/compare?ids=${takes[0]},00000000-0000-4000-8000-000000000000`)
  await expect(page.getByText('One of these clips does not exist, or was deleted.')).toBeVisible()
  await expect(page.getByText('Two to four clips can be compared.')).toBeVisible()
  await expectNoViolations(page)
})

test('takes are gone through one by one, by key, and each decision moves on and can be taken back', async ({
  page,
}) => {
  await page.goto(`/wall/${takes[0]}`)
  const films: string[] = []
  page.on(
    'request',
    (request) => FILM.test(request.url()) && films.push(path.basename(new URL(request.url()).pathname)),
  )
  await page.getByRole('link', { name: 'One by one' }).click()
  const place = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
  await place('1 of 3')
  const video = page.locator('video')
  await expect(video).toHaveJSProperty('paused', false)
  await expect(video).toHaveJSProperty('muted', true)
  // Of the next clip nothing is fetched but its poster.
  expect(new Set(films).size).toBe(1)
  await expectNoViolations(page)

  await page.keyboard.press('p')
  await place('2 of 3')
  await page.keyboard.press('x')
  await place('3 of 3')
  await page.keyboard.press('u')
  await place('2 of 3')
  await expect(page.getByRole('button', { name: 'Reject' })).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('4')
  await place('3 of 3')
  await page.keyboard.press('ArrowLeft')
  await place('2 of 3')
  await expect(page.getByRole('button', { name: '4 stars' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('ArrowRight')
  // Decisions are sent one after the other: this is the last of them.
  const picked = (text: string | null) => text?.includes(takes[2] ?? '') && text.includes('"pick":true')
  const kept = page.waitForResponse((response) => Boolean(picked(response.request().postData())))
  await page.getByRole('button', { name: 'Pick', exact: true }).click()

  const summary = page.getByRole('region', { name: 'You have seen all 3 clips.' })
  await expect(summary.getByRole('heading')).toBeFocused()
  await expect(summary.getByRole('definition')).toHaveText(['2', '0', '1', '0'])
  await expectNoViolations(page)
  await summary.getByRole('link', { name: 'Compare the picked ones' }).click()
  await expect(page).toHaveURL(`/wall/compare?ids=${takes[0]},${takes[2]}`)
  // What was decided is there for everybody.
  await kept
  await page.goto(`/wall/cull?ids=${takes[1]},${takes[2]}`)
  await expect(page.getByRole('button', { name: '4 stars' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Next clip' }).click()
  await expect(page.getByRole('button', { name: 'Pick', exact: true })).toHaveAttribute('aria-pressed', 'true')
})

test('what the wall is narrowed to is gone through by touch on a phone', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.goto(`/wall?q=${words}`)
  await page.getByRole('link', { name: 'One by one' }).tap()
  await expect(page.getByText('1 of 3')).toBeVisible()
  await page.getByRole('button', { name: 'Reject' }).tap()
  await expect(page.getByText('2 of 3')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).tap()
  await expect(page.getByText('1 of 3')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectNoViolations(page)
  await context.close()
})
