import { expect, type Locator } from '@playwright/test'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

/** Windows high contrast: the system takes backgrounds, shadows and rings away, and draws with a few colours of its own. */
test.use({ contextOptions: { forcedColors: 'active' } })

const ground = (of: Locator) => of.evaluate((element) => getComputedStyle(element).backgroundColor)

test('in forced colours the studio shows what is on, what is chosen and what is to be pressed', async ({ page }) => {
  await page.goto('/')
  const generate = page.getByRole('button', { name: 'Generate' })
  await expect(generate).toBeEnabled()
  const canvas = await ground(page.locator('html'))
  const audio = page.getByRole('switch', { name: 'Audio' })
  const track = page.locator('label', { has: audio }).locator('span').first()
  await audio.uncheck()
  await expect(track).toHaveCSS('border-top-width', '1px')
  const off = await ground(track)
  await audio.check()
  await expect.poll(() => ground(track)).not.toBe(off)
  const option = (name: string) => page.locator('label', { has: page.getByRole('radio', { name, exact: true }) })
  for (const [chosen, other] of [
    ['Pro 1080p', 'Standard 720p'],
    ['10 s', '5 s'],
  ] as const) {
    await page.getByRole('radio', { name: chosen, exact: true }).check()
    await expect.poll(() => ground(option(chosen))).not.toBe(await ground(option(other)))
  }
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('A lamp')
  await expect.poll(() => ground(generate)).not.toBe(canvas)
})

test('in forced colours a mark that stands looks unlike one that does not, and so does a selected card', async ({
  page,
}) => {
  const prompt = `Black and yellow ${crypto.randomUUID()}`
  await submitPrompt(page, prompt)
  await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await page.goto('/wall')
  const cell = page.locator('.wall-cell', { has: cardOf(page, prompt) })
  await cell.hover()
  await cell.getByRole('button', { name: 'Select' }).click()
  await expect(cell).toHaveCSS('outline-style', 'solid')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveCSS('outline-style', 'none')

  await cardOf(page, prompt).getByRole('link', { name: prompt }).click()
  for (const way of ['clip', 'cull']) {
    if (way === 'cull') await page.goto(page.url().replace(/\/wall\/(.+)$/, '/wall/cull?ids=$1'))
    const [pick, reject] = [page.getByRole('button', { name: 'Pick' }), page.getByRole('button', { name: 'Reject' })]
    await expect(pick).toBeEnabled()
    if (way === 'clip') await pick.click()
    await expect(pick).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(() => ground(pick)).not.toBe(await ground(reject))
  }
})
