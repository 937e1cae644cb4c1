import { readFile } from 'node:fs/promises'
import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { readableMedia } from '#lib/client/readable-media'
import { readClipRecipe } from '#lib/client/recipe/read-clip-recipe'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { stillFile } from './testing/pictures.ts'
import { test } from './testing/test.ts'

test.describe.configure({ mode: 'serial' })

const PROMPT = 'A <fox> & an "owl" 🦊 in the snow, for the recipe test'
/** The page of the clip that all tests here are about. */
let detail = ''

test.beforeAll(async ({ browser }) => {
  const page = await studio(browser)
  await page
    .getByRole('region', { name: 'First frame' })
    .locator('input[type=file]')
    .setInputFiles(await stillFile('a.png', 30))
  await prompt(page).fill(PROMPT)
  await page.getByRole('radio', { name: '9:16' }).check()
  await page.getByText('Audio', { exact: true }).click()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = page.getByRole('article', { name: PROMPT })
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 50_000 })
  detail = `/wall/${await card.getAttribute('data-generation-id')}`
  await page.context().close()
})

/** A browser of somebody who has not been here before. */
async function studio(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  return page
}

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })

async function save(page: Page, what: Locator): Promise<{ name: string; buffer: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), what.click()])
  return { name: download.suggestedFilename(), buffer: await readFile(await download.path()) }
}

async function expectRestored(page: Page): Promise<void> {
  await expect(page.getByText('The recipe is in the form.')).toBeVisible()
  await expect(prompt(page)).toHaveValue(PROMPT)
  await expect(page.getByRole('radio', { name: '9:16' })).toBeChecked()
  await expect(page.getByRole('switch', { name: 'Audio' })).toBeChecked()
  await expect(page.getByRole('region', { name: 'First frame' }).getByRole('img')).toHaveCount(1)
}

/** What Chromium makes of a clip: its facts, its pictures at three times, and how much sound it decodes. */
async function played(page: Page, url: string) {
  return page.evaluate(async (src) => {
    const video = document.createElement('video')
    const happens = (name: string) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }))
    /** The frame at that time is on the screen; 'seeked' comes before it can be drawn. */
    const shown = (time: number) =>
      new Promise<void>((resolve) => {
        const look = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
          if (Math.abs(mediaTime - time) < 0.05) resolve()
          else video.requestVideoFrameCallback(look)
        }
        video.requestVideoFrameCallback(look)
      })
    document.body.append(video)
    const ready = happens('loadeddata')
    video.src = src
    await ready
    const { videoWidth: width, videoHeight: height, duration } = video
    const canvas = new OffscreenCanvas(width, height)
    const hashes = []
    for (const time of [0.5, 2.5, duration - 0.1]) {
      const drawn = shown(time)
      video.currentTime = time
      await drawn
      const context = canvas.getContext('2d')
      context?.drawImage(video, 0, 0)
      const pixels = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
      hashes.push([...new Uint8Array(await crypto.subtle.digest('SHA-256', pixels))].join())
    }
    video.remove()
    const sound = await new OfflineAudioContext(2, 48_000, 48_000).decodeAudioData(
      await (await fetch(src)).arrayBuffer(),
    )
    return { width, height, duration, hashes, soundSamples: sound.length }
  }, readableMedia(url))
}

test('a downloaded clip plays as the stored one, and fills the form where it is dropped', async ({ browser }) => {
  const page = await studio(browser)
  await page.goto(detail)
  const link = page.getByRole('link', { name: 'Download', exact: true })
  const clip = await save(page, link)
  const read = await readClipRecipe(new Blob([new Uint8Array(clip.buffer)]))
  expect(read).toMatchObject({ ok: true, file: { generation: detail.split('/').at(-1), recipe: { prompt: PROMPT } } })

  const carrying = (await link.getAttribute('href')) ?? ''
  const [bare = ''] = carrying.split('?')
  const facts = await played(page, carrying)
  expect(facts).toMatchObject({ width: 720, height: 1280, duration: 5 })
  expect(new Set(facts.hashes).size).toBe(3)
  expect(await played(page, bare)).toEqual(facts)

  const fresh = await studio(browser)
  await fresh
    .locator('body')
    .drop({ files: [await stillFile('beside.png', 120, 640, 360), { ...clip, mimeType: 'video/mp4' }] })
  await expectRestored(fresh)
  await expect(fresh.getByText('beside.png came with it and was left out.')).toBeVisible()
  await fresh.getByRole('button', { name: 'Add the pictures to the board' }).press('Enter')
  await expect(fresh.getByAltText('Last frame: beside.png')).toBeVisible()
  await expect(fresh.locator('[aria-busy=true]')).toHaveCount(0)
  await expectNoViolations(fresh)
  await fresh.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(prompt(fresh)).toHaveValue('')
  await expect(fresh.getByRole('region', { name: 'First frame' }).getByRole('img')).toHaveCount(0)
  await Promise.all([page.context().close(), fresh.context().close()])
})

test('a recipe is copied and pasted by keyboard alone', async ({ browser }) => {
  const page = await studio(browser)
  await page.goto(detail)
  const copy = page.getByRole('button', { name: 'Copy recipe' })
  await expect(copy).toBeEnabled()
  await copy.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Copied')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await prompt(page).focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expectRestored(page)

  const command = async (name: string) => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Search for a command' })).toBeFocused()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
  }
  await command('Copy recipe')
  await expect(page.getByText('The recipe was copied.')).toBeVisible()
  await command('New draft')
  await expect(prompt(page)).toHaveValue('')
  await command('Paste recipe')
  await expectRestored(page)
  const [download] = await Promise.all([page.waitForEvent('download'), command('Download recipe')])
  expect(download.suggestedFilename()).toMatch(/\.json$/)
  await page.evaluate(() => navigator.clipboard.writeText('a fox'))
  await command('Paste recipe')
  await expect(page.getByText('There is no recipe on the clipboard.')).toBeVisible()
  await page.context().close()
})

test('a recipe is saved as a file, and names the images that another library lacks', async ({ browser }) => {
  const page = await studio(browser)
  await page.goto(detail)
  const { name, buffer } = await save(page, page.getByRole('button', { name: 'Download recipe' }))
  expect(name).toMatch(/^A-.*\.json$/)
  const recipe = JSON.parse(buffer.toString())
  recipe.recipe.images[0].sha256 = '0'.repeat(64)
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  const file = (text: string) => ({ name: 'recipe.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await page.locator('body').drop({ files: file(JSON.stringify(recipe)) })
  await expect(page.getByText('One image is not in this library: First frame (1280 × 720).')).toBeVisible()
  await expect(prompt(page)).toHaveValue(PROMPT)
  await page.locator('body').drop({ files: file(JSON.stringify({ ...recipe, version: 2 })) })
  await expect(page.getByText('written by a newer version of Inbetween')).toBeVisible()
  await expect(prompt(page)).toHaveValue(PROMPT)
  await expectNoViolations(page)
  await page.context().close()
})

test('left out of downloads, the file is exactly the stored one', async ({ browser }) => {
  const page = await studio(browser)
  await page.goto(detail)
  await page.getByRole('switch', { name: 'Recipe in downloads' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('exactly the provider’s file')).toBeVisible()
  await expectNoViolations(page)
  await page.reload()
  await expect(page.getByRole('switch', { name: 'Recipe in downloads' })).not.toBeChecked()
  const link = page.getByRole('link', { name: 'Download', exact: true })
  await expect(link).toHaveAttribute('title', 'Download, without the recipe')
  const { buffer } = await save(page, link)
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(buffer))).toString('hex')
  expect(await link.getAttribute('href')).toContain(digest)
  await page.context().close()
})
