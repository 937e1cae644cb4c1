import { expect } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { stillFile } from './testing/pictures.ts'
import { cardOf } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test('a clip that does not come to its last frame says so on its card, with both pictures on its page, and counts in the settings', async ({
  page,
}) => {
  const prompt = `From dawn to night ${crypto.randomUUID()} #other-end`
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  for (const [slot, hue] of [
    ['First frame', 20],
    ['Last frame', 220],
  ] as const) {
    const place = page.getByRole('region', { name: slot, exact: true })
    await place.locator('input[type=file]').setInputFiles(await stillFile(`${slot}.png`, hue))
    await expect(place.getByRole('img', { name: slot })).toBeVisible()
  }
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = cardOf(page, prompt)
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  await expect(card.getByText('Last frame differs')).toBeVisible({ timeout: 30_000 })
  await expect(card.getByText('kept')).toHaveCount(0)
  await expectNoViolations(page)

  await card.getByRole('link', { name: prompt }).click()
  const frames = page.getByRole('region', { name: 'Frames', exact: true })
  await expect(frames.getByRole('listitem').first()).toHaveText('First frame kept')
  await expect(frames.getByRole('listitem').last()).toContainText('Last frame differs')
  await expect(frames.getByRole('figure')).toHaveCount(2)
  await expect(frames.getByRole('figure').locator('img').last()).toHaveJSProperty('complete', true)
  await expectNoViolations(page)

  await page.goto('/settings')
  const line = page.getByRole('row', { name: /^720p · First and last frame/ })
  await expect(line.getByRole('cell').first()).toHaveText(/^[1-9]\d* kept/)
  await expect(line.getByRole('cell').last()).toHaveText(/ [1-9]\d* not$/)
  await expectNoViolations(page)
})
