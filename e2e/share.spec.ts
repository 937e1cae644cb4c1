import { expect } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test('a clip is shown to a stranger until its link is taken back, and nothing else is', async ({ page, browser }) => {
  const prompt = `To be shared ${crypto.randomUUID()}`
  const title = `For Mei ${crypto.randomUUID()}`
  await submitPrompt(page, prompt)
  await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  await page.goto(`/wall/${await cardOf(page, prompt).getAttribute('data-generation-id')}`)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this clip' })
  await dialog.getByLabel('Title').fill(title)
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Make link' }).click()
  const address = await dialog.getByLabel('Address of the link').inputValue()

  const chinese = await browser.newContext({ locale: 'zh-CN', colorScheme: 'light' })
  const look = await chinese.newPage()
  await look.goto(address)
  // Nobody asked whoever shares it for a name.
  await expect(look.getByText(/^1 个视频，/)).toBeVisible()
  await expectNoViolations(look)
  await chinese.close()

  const stranger = await browser.newContext({ colorScheme: 'dark' })
  const guest = await stranger.newPage()
  const referers: string[] = []
  guest.on('request', (request) => referers.push(request.headers().referer ?? ''))
  const answer = await guest.goto(address)
  expect(answer?.headers()).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'strict-origin' })
  expect(await guest.content()).not.toContain(prompt)
  // The room of the player to come is not empty, and is as large as the player.
  await expect(guest.getByText('While it plays, its controls stand here')).toBeVisible()
  const height = () => guest.locator('section[data-generation-id]').evaluate((stage) => stage.clientHeight)
  const before = await height()
  await guest.keyboard.press('Space')
  const video = guest.locator('video')
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0.5)
  expect(await height()).toBe(before)
  await expectNoViolations(guest)
  const clip = await video.evaluate((one: HTMLVideoElement) => one.src)
  expect(referers.filter((referer) => referer.includes(new URL(address).pathname))).toEqual([])

  await page.goto('/shares')
  const row = page.getByRole('listitem').filter({ hasText: title })
  await expect(row).toContainText('Opened 2 times')
  await expectNoViolations(page)
  await row.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('button', { name: 'Take back for good' }).click()
  await expect(row).toContainText('Taken back on')
  await expect(guest.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible()
  expect((await guest.request.get(clip, { headers: { range: 'bytes=0-9' } })).status()).toBe(404)
  expect((await guest.request.get(address)).status()).toBe(404)
  await stranger.close()
})

test('what a guest has half written of a clip waits while they look at the next one', async ({ page, browser }) => {
  const prompt = `To be spoken of ${crypto.randomUUID()}`
  for (const one of [`${prompt} one`, `${prompt} two`]) {
    await submitPrompt(page, one)
    await expect(cardOf(page, one)).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  }
  await page.goto(`/wall?q=${encodeURIComponent(prompt)}`)
  for (const one of [1, 2])
    await page.locator(`[aria-posinset="${one}"]`).getByRole('button', { name: 'Select' }).click()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share 2 clips' })
  await dialog.getByRole('switch', { name: 'Let visitors comment' }).click()
  await dialog.getByRole('button', { name: 'Make link' }).click()
  const address = await dialog.getByLabel('Address of the link').inputValue()

  const stranger = await browser.newContext()
  const guest = await stranger.newPage()
  await guest.goto(address)
  const field = guest.getByRole('textbox', { name: 'Comment' })
  await field.fill('Of the first')
  await guest.getByRole('button', { name: 'Next' }).click()
  await expect(guest.getByText('2 / 2')).toBeVisible()
  await expect(field).toHaveValue('')
  await field.fill('Of the second')
  await guest.getByRole('button', { name: 'Previous' }).click()
  await expect(field).toHaveValue('Of the first')
  await guest.reload()
  await expect(field).toHaveValue('Of the first')

  await guest.getByRole('button', { name: 'Next' }).click()
  await expect(guest.getByText('2 / 2')).toBeVisible()
  await guest.reload()
  await expect(guest.getByText('2 / 2')).toBeVisible()
  await expect(field).toHaveValue('Of the second')
  await guest.getByRole('button', { name: '中文' }).click()
  await expect(guest.getByRole('button', { name: '上一个视频' })).toBeVisible()
  await expect(guest.getByText('2 / 2')).toBeVisible()
  await expect(guest.getByRole('textbox', { name: '评论' })).toHaveValue('Of the second')
  await stranger.close()
})
