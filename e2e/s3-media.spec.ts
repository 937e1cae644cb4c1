import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { readClipRecipe } from '#lib/client/read-clip-recipe'
import { type S3Server, startS3Server } from '#lib/server/storage/testing/s3-server'
import { createStack, type Stack } from './testing/stack.ts'
import { test } from './testing/test.ts'

const folder = mkdtempSync(path.join(tmpdir(), 's3-media-'))
let s3: S3Server
let stack: Stack
test.beforeAll(async () => {
  s3 = await startS3Server(folder)
  stack = await createStack({ SANDBOX_QUEUE_MS: '100', SANDBOX_RUN_MS: '300', ...s3.envOf(await s3.newBucket()) })
  await stack.start()
})
test.afterAll(async () => {
  await stack.dispose()
  await s3.close()
  rmSync(folder, { recursive: true })
})

test('a clip on S3 is shown, played, sought, downloaded, and gives its frames', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  const fromStore = new Set<string>()
  page.on('response', (response) => {
    if (response.url().startsWith(s3.endpoint))
      fromStore.add(`${response.request().resourceType()} ${response.status()}`)
  })
  await page.goto(stack.url)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('A lighthouse in a bucket')
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = page.getByRole('article', { name: 'A lighthouse in a bucket' })
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 50_000 })
  await page.goto(`${stack.url}/wall/${await card.getAttribute('data-generation-id')}`)
  await page.getByRole('button', { name: 'Play' }).click()
  const video = page.locator('video')
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime)).toBeGreaterThan(0.5)
  await page.keyboard.press('k')
  // The count of pictures is read from the file itself, and a position that was sought is shown.
  const bar = page.getByRole('group', { name: 'Player' })
  await page.getByRole('slider', { name: 'Position' }).fill('99')
  await expect(bar).toContainText('frame 100 of 120')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download', exact: true }).click(),
  ])
  const carrying = await readClipRecipe(new Blob([new Uint8Array(await readFile(await download.path()))]))
  expect(carrying).toMatchObject({ ok: true, file: { recipe: { prompt: 'A lighthouse in a bucket' } } })

  await page.getByRole('button', { name: 'More' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Use this frame' }).press('Enter')
  await expect(page).toHaveURL(stack.url)
  await expect(page.getByRole('region', { name: 'First frame' }).getByRole('img')).toHaveCount(1)
  expect([...fromStore]).toEqual(expect.arrayContaining(['image 200', 'media 206']))
  expect(complaints).toEqual([])
})
